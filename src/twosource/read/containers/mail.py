"""Mail (.eml .mbox) -> Documents, and the attachments as files."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

from twosource.model import Skipped
from twosource.read.containers.archive import Loader, shown
from twosource.read.document import Document, Fields, Unreadable
from twosource.read.encoding import decode, whole
from twosource.read.files import File, within
from twosource.read.office.markup import html_text

MESSAGES_MOST = 50_000  # of one mailbox
PARTS_MOST = 1_000  # of one mail with all that is inside it; the time to take it apart grows with their square
# What mails carry beside words: pictures of a letterhead, signatures, invitations, cards.
NO_REPORTS = ("image/", "audio/", "video/", "font/", "text/calendar", "text/vcard", "text/x-vcard",
              "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
              "application/ics", "application/ms-tnef", "text/css")  # fmt: skip
ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
SEVEN_BIT = ("iso-2022", "utf-7", "hz")  # charsets
ENDINGS = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "message/rfc822": ".eml"}

_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,300}\r?\n")
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mail(name: str, data: bytes) -> Iterator[Document | Skipped | File]:
    """The words of the mail, with its date, sender and subject, and what is attached to it."""
    message = parsed(data)
    if not message.keys():
        raise Unreadable("is no mail: it has no header lines")
    yield from _message(name, message)


def read_mailbox(name: str, data: bytes) -> Iterator[Document | Skipped | File]:
    """The mails of the box as `box/number`, with what is attached to them."""
    marks = list(_POSTMARK.finditer(data))
    if not marks or data[: marks[0].start()].strip():
        raise Unreadable('is no mailbox: it does not begin with a line "From ..."')
    if len(marks) > MESSAGES_MOST:
        raise Unreadable(f"holds {len(marks):,} mails; {MESSAGES_MOST:,} at most are read")
    width = len(str(len(marks)))
    for number, mark in enumerate(marks, start=1):
        end = marks[number].start() if number < len(marks) else len(data)
        inner = f"{name}/{number:0{width}d}"
        try:
            yield from _message(inner, parsed(_QUOTED_FROM.sub(rb"\1", data[mark.end() : end])))
        except Unreadable as problem:
            yield Skipped(inner, str(problem))


def parsed(data: bytes) -> EmailMessage:
    """The message. Raises Unreadable for what the standard library can't take apart, or not in bearable time."""
    if len(_PART.findall(data)) > PARTS_MOST:
        raise Unreadable(f"a mail of more than {PARTS_MOST:,} parts, which no program writes")
    try:
        message = message_from_bytes(data, policy=policy.default)
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as problem:
        raise Unreadable(f"a mail that can't be taken apart ({type(problem).__name__})") from None
    if not isinstance(message, EmailMessage):
        raise Unreadable("a mail that can't be taken apart")
    return message


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; b"" where it is damaged."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def decoded(part: Message) -> str:
    """The characters of a part: UTF-8 where its bytes are that, else by the charset it states."""
    data, charset = payload(part), part.get_content_charset()
    if charset and charset.lower().startswith(SEVEN_BIT):  # ASCII bytes that stand for other letters
        try:
            return data.decode(charset).replace("\r\n", "\n")
        except (LookupError, ValueError):
            return decode(data).text
    return decode(data, declared=charset).text


def header(message: Message, name: str) -> str | None:
    """The words of a header line, decoded; None where there is none or it can't be read."""
    try:
        value = message[name]
    # The parser of the standard library fails on some broken headers in ways of its own (IndexError, ValueError, ...).
    except Exception:
        value = next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), None)
    return " ".join(whole(str(value)).text.split()) or None if value is not None else None


def _message(name: str, message: EmailMessage) -> Iterator[Document | Skipped | File]:
    parts = list(_leaves(message))
    if any(part.get_content_type() in ENCRYPTED for part in (message, *parts)):
        raise Unreadable("an encrypted mail; decrypt it in a mail program and save it anew")
    body = [part for part in parts if _is_mail_body(part)]
    plain = [part for part in body if part.get_content_type() == "text/plain"]
    texts = list(filter(None, map(_header_words, plain))) or list(filter(None, map(_header_words, body)))
    text = "\n".join(texts)
    if text:
        yield Document(name=name, text=text, fields=_header_fields(message))
    attached = [part for part in parts if not _is_mail_body(part)]
    reports = [part for part in attached if not part.get_content_type().startswith(NO_REPORTS)]
    if not text and not reports:
        raise Unreadable("a mail without words")
    if len(reports) < len(attached):
        left = len(attached) - len(reports)
        reason = f"{left} attachment{'s' if left > 1 else ''} that hold no text passed over (pictures, signatures)"
        yield Skipped(name, reason, passed=True)
    yield from _attached_files(name, reports)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something; a mail in a mail is one of them, and is no part of this one."""
    if message.get_content_type() == "message/rfc822" and depth:
        yield message
    elif message.is_multipart() and depth < 30:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _is_mail_body(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment" and not _file(part)


def _header_words(part: Message) -> str:
    """The text of a part, with lines joined again that the mail program wrapped (RFC 3676)."""
    text = decoded(part)
    if part.get_content_type() == "text/html":
        return html_text(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        between = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
        text = re.sub(r"(?<!\n--) \n(?![>\n])", between, text)
    return text.strip()


def _header_fields(message: EmailMessage) -> Fields:
    sender, date = header(message, "From"), header(message, "Date")
    spoken, address = parseaddr(sender or "")
    return Fields(
        title=header(message, "Subject"),
        author=spoken or address or sender,
        published=date,
        published_from="mail header Date" if date else None,
        language=header(message, "Content-Language"),
    )


def _file(part: Message) -> str | None:
    try:
        return part.get_filename()
    except Exception:  # as above: broken headers
        return None


def _attached_files(name: str, parts: list[Message]) -> Iterator[File]:
    taken: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        ending = ENDINGS.get(part.get_content_type(), "")
        given = (_file(part) or "").replace("\\", "/").rsplit("/", 1)[-1].strip() or f"part{number}{ending}"
        taken[given] = count = taken.get(given, 0) + 1
        path = given if count == 1 else f"{count}~{given}"
        yield File(shown(name, path), _part_loader(part), ending="" if "." in given else ending)


def _part_loader(part: Message) -> Loader:
    def load(limit: int) -> bytes:
        if part.get_content_type() != "message/rfc822":
            return within(payload(part), limit)
        inner = part.get_payload(0)
        try:
            return within(inner.as_bytes(), limit) if isinstance(inner, Message) else b""
        except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as problem:
            raise Unreadable(f"a mail that can't be taken apart ({type(problem).__name__})") from None

    return load
