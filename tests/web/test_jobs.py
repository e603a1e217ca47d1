"""Files dropped on the desk, and work in the background: its progress, its end, its failures."""

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from twosource.errors import InputError
from twosource.store.articles import articles_of
from twosource.store.file import open_case
from twosource.web.app import make_app
from twosource.web.drops import drop_work, drops_of, keep_drop, left_over, safe_path
from twosource.web.forms import Dropped
from twosource.web.jobs import Jobs, Outcome, Tell
from web.made import HERE, Visitor, events, until

RAIN = b"Rain fell on the hills. The ferry opened on Monday.\n"


def drop(at: Visitor, *files: tuple[str, bytes], wait: bool = True) -> str:
    """What the desk told about files dropped on it."""
    sent = [("files", (name, data, "application/octet-stream")) for name, data in files]
    answer = at.post("/articles", {"back": "/"}, files=sent)
    assert answer.status_code == 303
    if wait:
        until(lambda: all(job.ended for job in at.desk.jobs.all()))
    return at.desk.jobs.all()[-1].shown().what + (at.desk.jobs.all()[-1].shown().failed or "")


def names(at: Visitor) -> list[str]:
    with open_case(at.desk.path) as case:
        return [article.name for article in articles_of(case)]


def kept(at: Visitor) -> list[str]:
    top = drops_of(at.desk.path)
    return sorted(str(path.relative_to(top)) for path in top.rglob("*") if path.is_file())


# --- drops -------------------------------------------------------------------------------------------


def test_a_file_that_is_dropped_is_read_compared_and_kept(at: Visitor) -> None:
    assert drop(at, ("c.txt", RAIN)) == "reading 1 file: 1 new"
    assert names(at) == ["a.txt", "b.txt", "c.txt"]
    assert kept(at) == ["1/c.txt"]
    until(lambda: len(at.desk.seen.dossier.articles) == 3)


def test_files_of_two_days_with_one_name_are_two_reports(at: Visitor) -> None:
    drop(at, ("c.txt", RAIN))
    drop(at, ("c.txt", b"Snow fell on the quay.\n"))
    assert names(at) == ["a.txt", "b.txt", "c.txt", "c~2.txt"]
    assert kept(at) == ["1/c.txt", "2/c.txt"]


def test_what_is_there_already_is_not_kept_twice(at: Visitor) -> None:
    drop(at, ("c.txt", RAIN))
    assert drop(at, ("d.txt", RAIN)) == "reading 1 file: 0 new, 1 there already"
    assert names(at) == ["a.txt", "b.txt", "c.txt"]
    assert kept(at) == ["1/c.txt"]


def test_what_cannot_be_read_is_named_and_the_rest_is_in(at: Visitor) -> None:
    told = drop(at, ("c.txt", RAIN), ("x.exe", b"MZ"), ("empty.txt", b""))
    assert told.startswith("reading 3 files: 1 new")
    assert "x.exe: " in told
    assert "empty.txt: empty" in told
    assert kept(at) == ["1/c.txt"]
    page = at.get("/").text
    assert "x.exe: " in page
    job = at.desk.jobs.all()[-1]
    assert at.post(f"/jobs/{job.id}/cancel").status_code == 303
    assert "x.exe: " not in at.get("/").text


def test_a_drop_of_which_nothing_can_be_read_leaves_nothing(at: Visitor) -> None:
    assert "nothing readable" in drop(at, ("x.exe", b"MZ"))
    assert not drops_of(at.desk.path).exists()


def test_what_is_sent_is_in_no_other_file(at: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library would put large uploads into a folder for temporary files."""

    def none(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr("tempfile.TemporaryFile", none)
    drop(at, ("c.txt", RAIN), ("large.exe", b"MZ" * 2_000_000))
    assert kept(at) == ["1/c.txt"]


def test_a_table_speaks_of_its_own_drop(at: Visitor) -> None:
    table = b"file,outlet\nc.txt,Post\n"
    drop(at, ("c.txt", RAIN), ("metadata.csv", table))
    drop(at, ("c.txt", b"Snow fell on the quay.\n"))
    with open_case(at.desk.path) as case:
        assert [(a.name, a.outlet) for a in articles_of(case)][2:] == [("c.txt", "Post"), ("c~2.txt", None)]
    assert kept(at) == ["1/c.txt", "1/metadata.csv", "2/c.txt"]


def test_a_form_without_a_file_is_told(at: Visitor) -> None:
    answer = at.post("/articles", {"back": "/"}, files=[("files", ("", b""))])
    assert answer.status_code == 400
    assert "no file came along" in answer.text


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Users\\x\\a.txt", "C_/Users/x/a.txt"),
        ("/a.txt", "a.txt"),
        ("..", "file"),
        (".bashrc", "bashrc"),
        ("", "file"),
        ("a\0b\r\nc.txt", "a_b__c.txt"),
        ('<"|?*>.txt', "______.txt"),
        ("con.txt", "_con.txt"),
        ("x" * 500 + ".txt", "x" * 116 + ".txt"),
        ("Zoë.txt", "Zoë.txt"),
        ("a.txt...  ", "a.txt"),
        ("\udcff.txt", "?.txt"),
    ],
)
def test_a_name_may_be_anything_and_leads_nowhere(given: str, name: str) -> None:
    assert safe_path(given) in (name, name.replace("?", "_"))


def test_two_files_of_a_drop_with_one_name_are_both_kept(at: Visitor) -> None:
    drop(at, ("c.txt", RAIN), ("C.TXT", b"Snow fell on the quay.\n"))
    assert kept(at) == ["1/C~2.TXT", "1/c.txt"]


def test_a_folder_that_is_dropped_keeps_what_belongs_together(at: Visitor) -> None:
    page = b"<html><body><p>Rain fell on the hills all day and night.</p></body></html>"
    drop(at, ("in/x.html", page), ("in/x_files/ad.html", b"<p>Buy a boat today.</p>"), ("in/.DS_Store", b"\0"))
    assert kept(at) == ["1/x.html"]
    assert names(at) == ["a.txt", "b.txt", "x.html"]
    drop(at, ("in/one/c.txt", RAIN), ("in/two/c.txt", b"Snow fell on the quay.\n"))
    assert kept(at)[1:] == ["2/one/c.txt", "2/two/c.txt"]


def test_a_drop_that_was_not_read_to_the_end_is_read_at_the_next_start(at: Visitor) -> None:
    folder = keep_drop(at.desk.path, [Dropped("c.txt", RAIN)], "Zoë")
    (folder.parent / ".7.part").mkdir()
    assert left_over(at.desk.path) == [(folder, "Zoë")]
    assert not (folder.parent / ".7.part").exists()
    at.desk.jobs.start("again", drop_work(at.desk, *left_over(at.desk.path)[0]))
    until(lambda: "c.txt" in names(at))
    until(lambda: not left_over(at.desk.path))


# --- jobs --------------------------------------------------------------------------------------------


def test_two_at_once_are_done_one_after_the_other() -> None:
    jobs, gate, order = Jobs(), threading.Event(), []

    def slow(_tell: Tell) -> Outcome:
        gate.wait()
        order.append("slow")
        return Outcome("done")

    def quick(_tell: Tell) -> Outcome:
        order.append("quick")
        return Outcome("done")

    one = jobs.start("one", slow)
    jobs.start("two", quick)
    until(lambda: jobs.all()[0].state == "running")
    assert [job.state for job in jobs.all()] == ["running", "waiting"]
    assert "waits" in jobs.all()[1].shown().what
    gate.set()
    until(lambda: all(job.ended for job in jobs.all()))
    assert order == ["slow", "quick"]
    assert jobs.all()[0].id == one.id


def test_a_job_is_cancelled_where_it_tells_how_far_it_is() -> None:
    jobs, begun, gate = Jobs(), threading.Event(), threading.Event()

    def work(tell: Tell) -> Outcome:
        begun.set()
        gate.wait()
        tell(1, 2, "a.txt")
        raise AssertionError("it went on")

    job = jobs.start("one", work)
    begun.wait()
    jobs.cancel(job.id)
    gate.set()
    until(lambda: jobs.all()[0].ended)
    assert jobs.all()[0].state == "cancelled"
    jobs.cancel(job.id)
    assert jobs.all() == ()
    with pytest.raises(LookupError):
        jobs.cancel(job.id)


def test_one_that_waits_is_cancelled_before_it_begins() -> None:
    jobs, gate, ran = Jobs(), threading.Event(), []

    def slow(_tell: Tell) -> Outcome:
        gate.wait()
        return Outcome("done")

    jobs.start("one", slow)
    waiting = jobs.start("two", lambda _: ran.append("two") or Outcome("done"))  # type: ignore[func-returns-value]
    jobs.cancel(waiting.id)
    gate.set()
    until(lambda: jobs.all()[0].ended)
    assert (len(jobs.all()), ran) == (1, [])


def test_a_job_that_fails_says_why_and_the_next_goes_on() -> None:
    jobs = Jobs()

    def bad(_tell: Tell) -> Outcome:
        raise InputError("x.txt: no such file; make it")

    def worse(_tell: Tell) -> Outcome:
        raise KeyError("odd")

    for work in (bad, worse, lambda _: Outcome("fine")):
        jobs.start("it", work)
    until(lambda: all(job.ended for job in jobs.all()))
    assert [job.shown().failed for job in jobs.all()] == [
        "x.txt: no such file; make it", "a mistake in twosource (KeyError: 'odd')", None,
    ]  # fmt: skip


def test_a_drop_that_is_cancelled_leaves_nothing(at: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, gate = threading.Event(), threading.Event()

    def work(desk: object, folder: Path, by: str):  # type: ignore[no-untyped-def]
        real = drop_work(at.desk, folder, by)

        def slow(tell: Tell) -> Outcome:
            begun.set()
            gate.wait()
            return real(tell)

        return slow

    monkeypatch.setattr("twosource.web.changing.drop_work", work)
    drop(at, ("c.txt", RAIN), wait=False)
    begun.wait()
    at.post(f"/jobs/{at.desk.jobs.all()[-1].id}/cancel")
    gate.set()
    until(lambda: all(job.ended for job in at.desk.jobs.all()))
    assert names(at) == ["a.txt", "b.txt"]
    assert not drops_of(at.desk.path).exists()


# --- events ------------------------------------------------------------------------------------------


def test_pages_hear_of_work_and_of_a_new_comparison(at: Visitor) -> None:
    """The stream ends when the server does; a page that comes later hears how it stands."""
    over = threading.Event()
    client = TestClient(make_app(at.desk, at.door, ending=over.is_set), base_url=HERE, cookies=dict(at.client.cookies))
    heard: list[str] = []
    reading = threading.Thread(target=lambda: heard.append(client.get("/events").text))
    reading.start()
    drop(at, ("c.txt", RAIN))
    until(lambda: len(at.desk.seen.dossier.articles) == 3)
    threading.Timer(0.6, over.set).start()
    reading.join()
    found = events(heard[0])
    assert found[0][0] == "jobs"
    assert any("reading 1 file: 1 new" in data for name, data in found if name == "jobs")
    assert len({data for name, data in found if name == "compared"}) > 1
