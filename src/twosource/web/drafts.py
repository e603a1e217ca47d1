"""A draft checked against the case on the desk: in the background, kept for as long as the desk runs, in no file."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from twosource.corpus import Corpus
from twosource.engine.processes import Processes
from twosource.errors import InputError
from twosource.flow import check_draft
from twosource.model import Checked, Claims, Draft, Intake
from twosource.read.drafts import read_draft_bytes
from twosource.render.check.forms import FORMS, Form
from twosource.takings import READING_SECONDS
from twosource.text import digest
from twosource.web.desk import Desk
from twosource.web.forms import Dropped
from twosource.web.jobs import Job, Outcome, Tell, Work

KEPT = 20  # drafts whose findings can be looked at again
PASTED = "draft.md"  # the name of a text that was pasted: Markdown is what people write


@dataclass(slots=True)
class Drafts:
    """The drafts that were checked. A class because it holds them; changed by one job at a time."""

    desk: Desk
    found: "OrderedDict[str, Checked | str]" = field(default_factory=OrderedDict)  # or why it could not be checked
    asked: dict[str, str] = field(default_factory=dict)  # key: job

    def start(self, draft: Dropped) -> str:
        """The key under which the findings will be there."""
        if not self.desk.articles:
            raise InputError("there is no article to check it against; add some first")
        key = digest("draft", draft.name, draft.data.hex(), self.desk.seen.state)[:12]
        if key not in self.found or isinstance(self.found[key], str):
            self.found.pop(key, None)
            job = self.desk.jobs.start(f"checking {draft.name}", self._work(key, draft))
            self.asked[key] = job.id
        return key

    def get(self, key: str) -> Checked | None:
        """The findings; None while they are looked for. Raises InputError for why there are none, else LookupError."""
        found = self.found.get(key)
        if isinstance(found, str):
            raise InputError(found)
        if found is None and not self._running(key):
            raise LookupError("this draft is not kept any more; check it again")
        return found

    def _running(self, key: str) -> bool:
        job: Job | None = next((one for one in self.desk.jobs.all() if one.id == self.asked.get(key)), None)
        return job is not None and not job.ended

    def _work(self, key: str, draft: Dropped) -> Work:
        def work(tell: Tell) -> Outcome:
            try:
                tell(0, 2, draft.name)
                found = checked_draft(self.desk, draft, lambda: tell(1, 2, draft.name))
            except InputError as error:
                self.found[key] = str(error)
                raise
            self.found[key] = found
            while len(self.found) > KEPT:
                self.found.popitem(last=False)
            return Outcome(f"done, at /check/{key}")

        return work


def checked_draft(desk: Desk, draft: Dropped, read: Callable[[], None]) -> Checked:
    """The draft checked against the articles as they were compared last; `read` is called once it is read."""
    apart = Processes(1, lambda _: READING_SECONDS, desk.settings.memory)
    taken = read_draft_bytes(draft.name, draft.data, apart=apart)
    read()
    return check_draft(taken, _claims(desk, taken), desk.articles)


def form_of(suffix: str) -> Form:
    """The form with that end of a file's name. Raises LookupError for none."""
    found = next((form for form in FORMS if form.suffix == suffix), None)
    if found is None:
        raise LookupError("there is no such form of a draft")
    return found


def _claims(desk: Desk, draft: Draft) -> Claims:
    """The draft analysed, in a process of its own."""
    own = {draft.original, draft.article.id}
    if all(claims.analysis.article.id in own for claims in desk.articles):
        raise InputError(f"draft {draft.article.name}: is the only text to check it against; add its sources")
    corpus = Corpus(Intake((draft.article,)), settings=desk.settings)
    return next(iter(corpus.analyse()))
