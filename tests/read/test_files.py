"""Folders, names, metadata.csv, doubles: what comes in is read once, under a name of its own."""

import os
from pathlib import Path

import pytest

from twosource.errors import InputError
from twosource.model import Skipped
from twosource.read import read_paths
from twosource.text import digest

STORY = "The dam above Kelby held, the river board said."


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    files = {
        "b.txt": "Two words.",
        "a/z.txt": "Three words.",
        "a/.x.txt": "Hidden.",
        ".g/a.txt": "Hidden.",
        "c.bin": "x",
    }
    lay_out(tmp_path, files)
    seen: list[tuple[int, int, str]] = []
    intake = read_paths([str(tmp_path)], progress=lambda *step: seen.append(step))
    assert [a.name for a in intake.articles] == ["a/z.txt", "b.txt"]
    assert [s.name for s in intake.skipped] == ["c.bin"]
    assert seen == [(1, 3, "a/z.txt"), (2, 3, "b.txt"), (3, 3, "c.bin")]


def test_the_id_is_a_digest_of_the_text(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY})
    assert read_paths([str(tmp_path)]).articles[0].id == digest("article", STORY)


@pytest.mark.parametrize(
    ("name", "mend"), [("a.doc", ".docx"), ("a.msg", ".eml"), ("a.XLS", ".xlsx"), ("a.pptx", ".pdf")]
)
def test_kinds_of_programs_say_what_to_save_them_as(tmp_path: Path, name: str, mend: str) -> None:
    lay_out(tmp_path, {"ok.txt": STORY, name: "x"})
    (skipped,) = read_paths([str(tmp_path)]).skipped
    assert skipped.name == name
    assert f"save it as {mend}" in skipped.reason


def test_other_kinds_are_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {"ok.txt": STORY, "a.xyz": "x", "README": "x"})
    assert all("not a kind twosource reads" in s.reason for s in read_paths([str(tmp_path)]).skipped)


def test_a_path_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, {"ok.txt": STORY})
    intake = read_paths([str(tmp_path / "no.txt"), str(tmp_path / "ok.txt")])
    assert intake.skipped == (Skipped(str(tmp_path / "no.txt"), "no such file or folder"),)


@pytest.mark.parametrize("path", ["no-such-file.txt", "", "nul\0name.txt", "x" * 5000, "\udcff.txt"])
def test_nothing_readable_is_an_input_error_in_one_line(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError) as caught:
        read_paths([str(tmp_path / path)])
    assert "\n" not in str(caught.value)


def test_an_empty_path_is_not_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "$FOLDER" of a script where FOLDER is not set."""
    monkeypatch.chdir(lay_out(tmp_path, {"ok.txt": STORY}))
    (skipped,) = read_paths(["ok.txt", ""]).skipped
    assert skipped == Skipped("''", "is an empty path; give . for this folder")


def test_no_path_is_an_input_error() -> None:
    with pytest.raises(InputError):
        read_paths([])


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    lay_out(tmp_path, {"x.txt/a.txt": STORY})
    assert [a.name for a in read_paths([str(tmp_path)]).articles] == ["x.txt/a.txt"]


def test_links_in_circles_end(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a/a.txt": STORY})
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "gone")
    intake = read_paths([str(tmp_path)])
    assert len(intake.articles) == 1
    assert [s.name for s in intake.skipped] == ["a/loop", "gone.txt", "self.txt"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY})
    os.mkfifo(tmp_path / "pipe.txt")
    assert [s.name for s in read_paths([str(tmp_path)]).skipped] == ["pipe.txt"]


def test_a_file_that_can_not_be_opened_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY, "b.txt": "Shut away."})
    (tmp_path / "b.txt").chmod(0)
    if os.access(tmp_path / "b.txt", os.R_OK):
        pytest.skip("this user may open every file")
    (skipped,) = read_paths([str(tmp_path)]).skipped
    assert "permission denied" in skipped.reason


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY, "b.txt": "Soon gone."})
    intake = read_paths([str(tmp_path)], progress=lambda *_: (tmp_path / "b.txt").unlink(missing_ok=True))
    assert intake.skipped == (Skipped("b.txt", "no such file or folder"),)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY})
    with (tmp_path / "b.txt").open("wb") as file:
        file.truncate(60_000_000)
    (skipped,) = read_paths([str(tmp_path)]).skipped
    assert "larger than 20 MB" in skipped.reason


def test_like_names_are_kept_apart(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {"x/a.txt": "One.", "y/a.txt": "Two.", "y/b.txt": "Three.", "z/p/a.txt": "Four.", "z/q/a.txt": "Five."},
    )
    names = {a.name for a in read_paths([str(tmp_path / p) for p in ("x", "y", "z/p/a.txt", "z/q/a.txt")]).articles}
    assert names == {"x/a.txt", "y/a.txt", "b.txt", "p/a.txt", "q/a.txt"}


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY})
    intake = read_paths([str(tmp_path), str(tmp_path / "a.txt"), f"{tmp_path}/./a.txt"])
    assert [(a.name, a.other_names) for a in intake.articles] == [("a.txt", ())]


def test_one_text_in_several_files_is_one_article(tmp_path: Path) -> None:
    lay_out(tmp_path, {
        "c.txt": STORY + "\n \n", "a.txt": STORY, "b.txt": STORY + "\n",
        "metadata.csv": "file,outlet,published,title\na.txt,Echo,,\nb.txt,Herald,2016-09-20,Dam holds\n",
    })  # fmt: skip
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.name, article.other_names, article.text) == ("a.txt", ("b.txt", "c.txt"), STORY)
    assert (article.outlet, article.title) == ("Echo", "Dam holds")
    assert (article.published, article.published_from) == ("2016-09-20", "metadata.csv")


TABLE = "file,outlet,published,url,title,author\n"


def test_the_table_overrides_what_a_file_says(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        {"a.md": f"---\ndate: 2001-01-01\noutlet: Old\n---\n{STORY}", "metadata.csv": TABLE + "a.md,New,,,,\n"},
    )
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.outlet, article.published, article.published_from) == ("New", "2001-01-01", "front matter")


@pytest.mark.parametrize("how", ["folder", "file"])
def test_the_table_counts_for_a_file_named_alone(tmp_path: Path, how: str) -> None:
    lay_out(tmp_path, {"a.txt": STORY, "metadata.csv": TABLE + 'a.txt,Echo,2016-09-20,,"Dam, after all, holds",\n'})
    (article,) = read_paths([str(tmp_path / "a.txt" if how == "file" else tmp_path)]).articles
    assert (article.title, article.published) == ("Dam, after all, holds", "2016-09-20")


def test_rows_find_files_by_path_or_name_and_the_nearest_table_wins(tmp_path: Path) -> None:
    lay_out(tmp_path, {
        "x/a.txt": "One.", "y/a.txt": "Two.", "y/b.txt": "Three.",
        "metadata.csv": TABLE + "x/a.txt,X,,,,\n.\\y\\a.txt,Far,,,Far,\nb.txt,B,,,,\n",
        "y/metadata.csv": "File;Outlet\na.txt;Near\n",
    })  # fmt: skip
    intake = read_paths([str(tmp_path)])
    assert [(a.name, a.outlet, a.title) for a in intake.articles] == [
        ("x/a.txt", "X", None), ("y/a.txt", "Near", "Far"), ("y/b.txt", "B", None),
    ]  # fmt: skip
    assert intake.skipped == ()


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (TABLE + "no.txt,Echo,,,,\n", "line 2: no file 'no.txt'"),
        (TABLE + "a.txt,Echo,,,,\na.txt,Other,,,,\n", "line 3: a second row"),
        (TABLE + "a.txt,Echo,,,Dam, after all, holds,\n", "line 2: 8 cells"),
        (TABLE + ",Echo,,,,\n", "line 2: names no file"),
        ("outlet,published\nEcho,2016\n", "no column 'file'"),
        (TABLE + 'a.txt,"Echo', ""),
        (TABLE + "c.txt,Echo\n", "line 2: 2 files are named"),
        ("", "no column 'file'"),
        ("\0" * 400, "binary"),
    ],
)
def test_wrong_rows_are_told_and_the_files_are_read(tmp_path: Path, table: str, why: str) -> None:
    lay_out(tmp_path, {"a.txt": STORY, "x/c.txt": "One.", "y/c.txt": "Two.", "metadata.csv": table})
    intake = read_paths([str(tmp_path)])
    assert len(intake.articles) == 3
    if why:
        assert [s.name for s in intake.skipped] == ["metadata.csv"]
        assert why in intake.skipped[0].reason


def test_a_table_about_other_files_is_told_in_a_few_lines(tmp_path: Path) -> None:
    rows = "".join(f"{n}.txt,Echo,,,,\n" for n in range(3_000))
    lay_out(tmp_path, {"a.txt": STORY, "metadata.csv": TABLE + rows})
    reasons = [s.reason for s in read_paths([str(tmp_path)]).skipped]
    assert (len(reasons), "and 2,950 more rows" in reasons) == (51, True)


def test_a_date_that_can_not_be_settled_is_none_with_a_note(tmp_path: Path) -> None:
    lay_out(tmp_path, {"a.txt": STORY, "metadata.csv": TABLE + "a.txt,Echo,03/04/2016,,,\n"})
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.published, article.published_from) == (None, None)
    assert "two ways" in article.notes[0]


def test_the_order_of_paths_changes_nothing_but_doubles(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"{i}.txt": f"Report {i}." for i in range(5)})
    paths = [str(tmp_path / f"{i}.txt") for i in range(5)]
    assert read_paths(paths) == read_paths(paths[::-1])


def test_links_lead_nowhere_unless_asked(tmp_path: Path) -> None:
    """A link to a file of the system is not in the dossier because somebody packed it into a folder."""
    folder = lay_out(tmp_path / "in", {"a.txt": STORY})
    lay_out(
        tmp_path / "out", {"b.txt": "Shut away.", "c/d.txt": "Further away.", "metadata.csv": TABLE + "a.txt,E,,,,\n"}
    )
    (folder / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    (folder / "c").symlink_to(tmp_path / "out" / "c")
    (folder / "metadata.csv").symlink_to(tmp_path / "out" / "metadata.csv")
    intake = read_paths([str(folder)])
    assert [(a.name, a.outlet) for a in intake.articles] == [("a.txt", None)]
    assert [(s.name, s.reason.partition(";")[0]) for s in intake.skipped] == [
        ("b.txt", "is a link to a file"), ("c", "is a link to a folder"), ("metadata.csv", "is a link to a file"),
    ]  # fmt: skip
    followed = read_paths([str(folder)], follow_links=True)
    assert [(a.name, a.outlet) for a in followed.articles] == [("a.txt", "E"), ("b.txt", None), ("c/d.txt", None)]
    assert followed.skipped == ()


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"real/a.txt": STORY})
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "file.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert [a.name for a in read_paths([str(tmp_path / "folder")]).articles] == ["a.txt"]
    assert [a.name for a in read_paths([str(tmp_path / "file.txt")]).articles] == ["file.txt"]


def test_a_table_that_is_a_link_says_nothing_of_a_file_named_alone(tmp_path: Path) -> None:
    lay_out(tmp_path, {"in/a.txt": STORY, "out/metadata.csv": TABLE + "a.txt,E,,,,\n"})
    (tmp_path / "in" / "metadata.csv").symlink_to(tmp_path / "out" / "metadata.csv")
    intake = read_paths([str(tmp_path / "in" / "a.txt")])
    assert (intake.articles[0].outlet, [s.name for s in intake.skipped]) == (None, ["metadata.csv"])


def test_followed_links_in_circles_end(tmp_path: Path) -> None:
    lay_out(tmp_path, {"in/a/a.txt": STORY, "out/b.txt": "Two words."})
    (tmp_path / "in" / "a" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "x").symlink_to(tmp_path / "out")
    (tmp_path / "out" / "back").symlink_to(tmp_path / "in" / "a")
    intake = read_paths([str(tmp_path / "in")], follow_links=True)
    assert [a.name for a in intake.articles] == ["a/a.txt", "x/b.txt"]
    assert {s.name: s.reason for s in intake.skipped} == dict.fromkeys(
        ["a/loop", "x/back"], "is a link to a folder that is read already"
    )


def test_names_that_can_not_be_written_are_told_apart_and_lead_nowhere(tmp_path: Path) -> None:
    """Two files whose names are shown alike: numbered, not called by the folders of this machine."""
    lay_out(tmp_path, {"in/a\x01.txt": "One.", "in/a\\x01.txt": "Two.", "in/a\u202e.txt": "Three."})
    names = [a.name for a in read_paths([str(tmp_path / "in")]).articles]
    assert names == ["a\\u202e.txt", "a\\x01.txt", "a\\x01~2.txt"]


def test_all_who_carried_one_text_are_named(tmp_path: Path) -> None:
    """Three papers with one text are one voice, and the sign of a wire story."""
    table = TABLE + "a.txt,Echo,,,,\nb.txt,Star,,,,\nc.txt,Post,,,,\nd.txt,Echo,,,,\n"
    lay_out(tmp_path, dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"), STORY) | {"metadata.csv": table})
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.outlet, article.other_outlets) == ("Echo", ("Post", "Star"))
    assert article.other_names == ("b.txt", "c.txt", "d.txt", "e.txt")


@pytest.mark.parametrize("given", ["31/31/2016", "2016-02-30", "soon", "03/04/2016"])
def test_a_date_that_cannot_be_read_is_named_with_its_row(tmp_path: Path, given: str) -> None:
    table = TABLE + f"b.txt,Echo,2016-09-20,,,\na.txt,Echo,{given},,,\n"
    lay_out(tmp_path, {"a.txt": STORY, "b.txt": "Another report.", "metadata.csv": table})
    (skipped,) = read_paths([str(tmp_path)]).skipped
    assert skipped.name == "metadata.csv"
    assert skipped.reason.startswith(f"line 3: 'a.txt' stays undated: the date {given!r}")
    assert not skipped.passed
