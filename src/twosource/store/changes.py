"""Whether another connection has changed a case."""

from typing import cast

from twosource.store.file import CaseFile


def changes(case: CaseFile) -> int:
    """A number that is another one after somebody else, in this process or another, changed the case."""
    return cast(int, case.rows("PRAGMA data_version")[0][0])
