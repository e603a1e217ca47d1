"""Nobody else gets at the desk, and nothing that comes in runs on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.store.events import log
from twosource.store.file import open_case
from web.made import HERE, PORT, Visitor, make_case, stranger, visited

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


def entries(at: Visitor) -> int:
    with open_case(at.desk.path) as case:
        return len(log(case))


# --- who is let in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/overview.json", "/events", "/static/desk.css", "/log", "/nothing", "/open"])
def test_without_a_cookie_there_is_nothing(at: Visitor, address: str) -> None:
    answer = stranger(at.door, at.desk).get(address)
    assert answer.status_code == 403
    assert "fire.case" not in answer.text
    assert "ferry" not in answer.text


def test_a_wrong_key_opens_nothing(at: Visitor) -> None:
    for key in ("", "x", at.door.shown[:-1], at.door.shown + "x", "é\udcff".encode("utf-8", "surrogatepass").hex()):
        answer = stranger(at.door, at.desk).get(f"/open?key={key}")
        assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


def test_the_key_is_exchanged_for_a_cookie_that_no_script_and_no_other_page_gets(at: Visitor) -> None:
    answer = stranger(at.door, at.desk).get(f"/open?key={at.door.shown}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert at.door.shown.lower() not in cookie


def test_a_key_given_to_a_browser_is_good_for_one_visit(at: Visitor) -> None:
    address = at.door.address(once=True).removeprefix(HERE)
    assert [stranger(at.door, at.desk).get(address).status_code for _ in range(2)] == [303, 403]


def test_a_cookie_that_was_not_made_here_is_none(at: Visitor) -> None:
    made = at.client.cookies[at.door.cookie]
    for cookie in ("", "x", "x.y", made[:-1], made.replace(".", "x."), made.partition(".")[0] + "."):
        answer = stranger(at.door, at.desk, cookies={at.door.cookie: cookie}).get("/")
        assert answer.status_code == 403


def test_the_door_that_is_closed_leads_back_to_the_very_page_and_nowhere_else(at: Visitor) -> None:
    client = stranger(at.door, at.desk)
    assert 'href="/point/a/1-2"' in client.get("/point/a/1-2").text
    assert "<script>" not in client.get("/%3Cscript%3E").text
    assert 'href="/"' in client.get(f"{HERE}//evil.example/x").text


# --- from where ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1.:{PORT}",
        "",
        "[::1]:8765",
    ],
)
def test_a_name_that_was_made_to_lead_here_is_turned_away(at: Visitor, host: str) -> None:
    """DNS rebinding: the browser thinks that the page of evil.example asks its own server."""
    answer = at.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "ferry" not in answer.text


def test_localhost_is_this_machine_too(at: Visitor) -> None:
    assert at.get("/", headers={"Host": f"localhost:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": f"http://127.0.0.1:{PORT + 1}"},
        {"Origin": f"http://localhost:{PORT}"},  # another host than it asks
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": f"{HERE}.evil.example"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
        {},
    ],
    ids=str,
)
def test_another_page_changes_nothing(at: Visitor, headers: dict[str, str]) -> None:
    """A form, a fetch: even with the cookie and the word of the forms."""
    before = entries(at)
    fields = {"csrf": at.csrf(), "kind": "pin", "a": at.place("opened")}
    for address in ("/decide", "/undo/1", "/articles", "/jobs/1/cancel"):
        assert at.client.post(address, data=fields, headers=headers).status_code == 403
    assert entries(at) == before


def test_a_form_of_a_page_that_hides_where_it_is_counts_where_the_browser_says_it_is_the_desks(at: Visitor) -> None:
    fields = {"kind": "pin", "a": at.place("opened")}
    answer = at.post("/decide", fields, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303


@pytest.mark.parametrize("word", ["", "x", "0" * 64, "é", None])
def test_a_form_without_its_word_changes_nothing(at: Visitor, word: str | None) -> None:
    before = entries(at)
    fields = {"kind": "pin", "a": at.place("opened")} | ({} if word is None else {"csrf": word})
    answer = at.client.post("/decide", data=fields, headers={"Origin": HERE})
    assert answer.status_code == 403
    assert "load it anew" in answer.text
    assert entries(at) == before


def test_the_word_of_another_session_is_none(at: Visitor) -> None:
    other = stranger(at.door, at.desk)
    other.get(f"/open?key={at.door.shown}")
    answer = other.post("/decide", data={"csrf": at.csrf(), "kind": "pin"}, headers={"Origin": HERE})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    ],
    ids=str,
)
def test_another_page_reads_nothing(at: Visitor, headers: dict[str, str]) -> None:
    for address in ("/", "/overview.json", "/events"):
        assert at.get(address, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "XYZ"])
def test_other_methods_are_not_known(at: Visitor, method: str) -> None:
    assert at.client.request(method, "/decide").status_code == 405


# --- what an answer may do ---------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/overview.json", "/static/desk.css", "/nothing", "/open?key=x"])
def test_every_answer_says_what_may_run_and_who_may_have_it(at: Visitor, address: str) -> None:
    for client in (at.client, stranger(at.door, at.desk)):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"].startswith("private")
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_hostile_titles_names_and_texts_are_words(plain: None, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    name = "<img src=x onerror=alert(3)>.txt"
    (folder / name).write_text(f"The ferry opened on Monday {HOSTILE}. It was full.\n", encoding="utf-8")
    quoted = HOSTILE.replace('"', '""')
    (folder / "metadata.csv").write_text(
        f'file,outlet,title\n{name},"{quoted}","{quoted}"\n',
        encoding="utf-8",
    )
    with visited(make_case(tmp_path, folder)) as at:
        fields = {"kind": "note", "a": at.place("opened"), "value": HOSTILE, "why": HOSTILE, "name": HOSTILE}
        assert at.post("/decide", fields).status_code == 303
        for page in pages(at):
            text = at.get(page).text
            assert "<script>alert" not in text, page
            assert "<img src=x" not in text, page
            assert "49" not in text or "{{7*7}}" in text or "7*7" not in text, page


def pages(at: Visitor) -> list[str]:
    """The addresses of the navigation."""
    import re  # noqa: PLC0415

    found = re.findall(r'href="(/[^"#?]*)', at.get("/").text)
    return list(
        dict.fromkeys(page for page in found if not page.startswith("/static") and at.get(page).status_code == 200)
    )


def test_no_header_can_be_slipped_in(at: Visitor) -> None:
    fields = {"kind": "pin", "a": at.place("opened"), "name": "Ann\r\nSet-Cookie: x=y", "back": "/\r\nX-Slipped: 1"}
    answer = at.post("/decide", fields)
    assert answer.headers["location"] == "/"
    assert "x-slipped" not in answer.headers
    assert all("x=y" not in value or "%3D" in value for value in answer.headers.get_list("set-cookie"))
    assert len(answer.headers.get_list("set-cookie")) == 1


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_the_way_back_leads_nowhere_else(at: Visitor, back: str) -> None:
    assert at.post("/decide", {"kind": "pin", "a": at.place("opened"), "back": back}).headers["location"] == "/"


@pytest.mark.parametrize(
    "path",
    [
        "..%2f..%2fapp.py",
        "%2e%2e/%2e%2e/app.py",
        "../app.py",
        "",
        "desk.css%00",
        "served.css",
        "htmx.LICENSE/../desk.css",
    ],
)
def test_static_files_are_a_list_and_no_folder(at: Visitor, path: str) -> None:
    answer = at.get(f"/static/{path}")
    assert answer.status_code == 404 or answer.url.path == "/static/desk.css"


# --- sizes ---------------------------------------------------------------------------------------------


def test_a_form_that_is_too_large_is_refused_in_one_line(at: Visitor) -> None:
    fields = {"kind": "note", "a": at.place("opened"), "value": "x" * 400_000}
    answer = at.post("/decide", fields)
    assert answer.status_code == 413
    assert "more than 300 kB" in answer.text


def test_a_form_that_does_not_tell_its_size_is_counted(at: Visitor) -> None:
    def body() -> Iterator[bytes]:
        yield f"csrf={at.csrf()}&kind=note&value=".encode()
        for _ in range(40):
            yield b"x" * 10_000

    headers = {"Origin": HERE, "Content-Type": "application/x-www-form-urlencoded"}
    assert at.client.post("/decide", content=body(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nnonsense"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--\r\n"),
        ("application/x-www-form-urlencoded", b"%ff=%00&&&=&\xff"),
        ("text/plain", b"csrf=x"),
        ("", b""),
    ],
)
def test_what_is_no_form_is_refused_in_one_line(at: Visitor, kind: str, body: bytes) -> None:
    answer = at.client.post("/articles", content=body, headers={"Origin": HERE, "Content-Type": kind})
    assert answer.status_code in (400, 403)
    assert "Traceback" not in answer.text
