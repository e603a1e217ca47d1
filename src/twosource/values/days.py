"""ISO days and numbers of days: how far two lie apart, and where one comes to that is moved."""

from datetime import date, timedelta

DAY = 10  # characters of an ISO day, at the beginning of a date-time too
UNDATED = "9999"  # in the place of a stamp that is not known: sorts behind every other


def ordinal(stamp: str | None) -> int | None:
    """The number of the day (1 is the first of January of the year 1); None where it is none or not known."""
    try:
        return date.fromisoformat(stamp[:DAY]).toordinal() if stamp else None
    except ValueError:
        return None


def days_later(day: str | None, by: int) -> str | None:
    """The ISO day so many days later, or earlier; None where that is in no calendar."""
    number = ordinal(day)
    if number is None:
        return None
    try:
        return (date.fromordinal(number) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return None


def weekday(number: int) -> int:
    """The day of the week of the numbered day: 1 is Monday, 7 is Sunday."""
    return date.fromordinal(number).isoweekday()
