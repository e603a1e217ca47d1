"""A name means one thing, and no module imports itself by way of others."""

from bench.names import circle, named, share

MOST = 0.15  # of the definitions; `python -m bench.names` lists them


def test_a_name_means_one_thing() -> None:
    assert share(named()) <= MOST
    assert share({"a": ["x.py", "y.py"], "b": ["x.py"]}) == 2 / 3


def test_no_circle_of_imports() -> None:
    assert circle() == []
