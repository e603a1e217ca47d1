"""How well the words are read, as measured: `tests/render/test_brief.py` holds these against `eval/floors.json`."""

WHO_SAYS_WHAT = 0.73  # `polnear_linked`: what is said found by half at least, and who says it
ONE_MATTER = 0.44  # `stories_f1`: pairs of statements of two articles that are one matter
FIRM = 0.88  # `points_firm_signed`: what is put as surely one matter, and is


def foot() -> str:
    """What every form says at its end."""
    return (
        f"Read by a small model, which errs (F1: who says what {WHO_SAYS_WHAT:.2f}, what is one matter "
        f"{ONE_MATTER:.2f}, right where it is put as sure {FIRM:.2f}): open the words. Nothing here says who is right."
    )
