"""Subtitles (.srt .vtt) -> Document: a transcript, a line a turn, with the speakers that are named."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from twosource.read.document import Document, Unreadable
from twosource.read.encoding import decode

PAUSE = 3.0  # seconds without a word that begin a new line behind a full stop; set by judgement

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}[^\n]*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_TURN = re.compile(r"(?:-\s?|–\s?|>>+\s?)(?=\S)|(?=[A-Z][\w.’' -]{1,40}:\s)")
_SOUND = re.compile(r"[\[(♪][^\])]{0,80}[\])♪]?|♪+")
_ENDED = (".", "!", "?", "…", '"', "”", "’")


class Cue(NamedTuple):
    """One subtitle: when it is shown, in seconds, and its lines."""

    start: float
    end: float
    lines: tuple[str, ...]


def read_subtitles(name: str, data: bytes) -> Document:
    """The words in order, those of one turn in one line; "Name: " before it where the subtitles tell the speaker.

    Left out: sounds in brackets, styles, notes, and lines shown once more while the next ones scroll in.
    """
    decoded = decode(data)
    cues = list(_cues(decoded.text))
    if not cues:
        raise Unreadable("no subtitles in it: no line with two times and --> between them")
    text = "\n".join(_speaker_turns(cues))
    if not text:
        raise Unreadable("no words in its subtitles")
    return Document(name=name, text=text, notes=(*decoded.notes, "a transcript made of subtitles"))


def _cues(text: str) -> Iterator[Cue]:
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines[:3]) if "-->" in line), None)
        times = _TIMES.match(lines[at]) if at is not None else None
        if at is not None and times:
            clock = times.groups()
            yield Cue(_seconds(clock[:4]), _seconds(clock[4:]), tuple(lines[at + 1 :]))


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = clock
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{rest or 0}")


def _speaker_turns(cues: list[Cue]) -> Iterator[str]:
    """The lines of the transcript."""
    turn: list[str] = []
    speaker: str | None = None
    shown: tuple[str, ...] = ()  # the lines of the cue before
    until = 0.0
    for cue in cues:
        lines = tuple(map(_clean_cue, cue.lines))
        for raw, line in zip(cue.lines, lines, strict=True):
            if not line or line in shown or _SOUND.fullmatch(line):
                continue
            voice = _VOICE.search(raw)
            named = " ".join(unescape(voice[1]).split()) if voice else None
            begins = _TURN.match(line)
            paused = cue.start - until > PAUSE and bool(turn) and turn[-1].endswith(_ENDED)
            if turn and (begins or paused or named != speaker):
                yield " ".join(turn)
                turn = []
            if named and not turn:
                turn.append(f"{named}:")
            turn.append(line[begins.end() :] if begins else line)
            speaker, until = named, cue.end
        shown = lines
        until = max(until, cue.end if any(lines) else until)
    if turn:
        yield " ".join(turn)


def _clean_cue(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", line)).split())
