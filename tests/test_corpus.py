"""Corpus: the same whatever runs it, and as many processes as serve the collection."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from build import article
from fake_reader import FakeReader
from twosource.config import Settings
from twosource.corpus import MOST_WORKERS, WORTH_A_WORKER, Corpus, Sharing
from twosource.engine import serial
from twosource.engine.processes import Processes
from twosource.model import Intake
from twosource.read import read_paths


def test_several_processes_find_what_one_finds(reports: Path) -> None:
    intake = read_paths([str(reports)])
    one = Corpus(intake, reader=FakeReader(), settings=Settings(workers=1))
    two = Corpus(intake, reader=FakeReader(), settings=Settings(workers=2))
    assert list(two.analyse()) == list(one.analyse())


def test_what_is_kept_shares_equal_words_and_is_equal(reports: Path) -> None:
    found = list(Corpus(read_paths([str(reports)]), reader=FakeReader()).analyse())
    apart = [pickle.loads(pickle.dumps(one)) for one in found]
    sharing = Sharing()
    light = [sharing.shared(one) for one in apart]
    assert light == found
    lemmas = [lemma for one in light for lemma in one.analysis.tokens.lemmas]
    assert len({id(lemma) for lemma in lemmas}) == len(set(lemmas))


def test_the_order_of_the_articles_changes_nothing(reports: Path) -> None:
    intake = read_paths([str(reports)])
    turned = replace(intake, articles=intake.articles[::-1])
    assert Corpus(turned, reader=FakeReader()).dossier() == Corpus(intake, reader=FakeReader()).dossier()


@pytest.mark.parametrize(
    ("articles", "size", "settings", "workers"),
    [
        (2, 10, Settings(), 1),
        (2, 10, Settings(memory=0), 1),
        (50, WORTH_A_WORKER // 10, Settings(), 5),
        (500, WORTH_A_WORKER // 10, Settings(), MOST_WORKERS),
        (2, WORTH_A_WORKER * 5, Settings(), 2),
        (20, 10, Settings(workers=12), 12),
        (50, WORTH_A_WORKER, None, 1),
    ],
)
def test_as_many_processes_as_serve(
    articles: int, size: int, settings: Settings | None, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    made = Corpus(Intake(tuple(article("x" * size, name=str(n)) for n in range(articles))), settings=settings)
    if settings is None:
        assert made._map is serial
    else:
        assert isinstance(made._map, Processes)
        assert (made._map.workers, made._map.megabytes) == (workers, settings.memory)
