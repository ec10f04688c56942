"""From a date as people and programs write it to ISO 8601, without guessing."""

import re
from datetime import UTC, date, datetime

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_CLOCK = r"(?:\d{1,2}:\d\d|\d{1,2}\s*[ap]\.?m)"
# What may follow a day: a time, with its zone and the like.
_TIME = rf"(?:(?:\s*[,–—|]?\s+|\s*T)(?:at\s+)?{_CLOCK}.{{0,40}})?"

_FORMS = [
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/](?P<month>\d\d)",
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?){_TIME}",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)(?:T\d{4,6}.{0,6})?",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}(?::\d\d)?\s+(?:[a-z]{{3,4}}\s+)?{_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?:\s+|-)(?:of\s+)?{_MONTH},?(?:\s+|-){_YEAR}{_TIME}",
        rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark){_YEAR}{_TIME}",
    )
]
_LONGEST = 100
_FIRST_SECOND, _FIRST_MILLISECOND, _PAST_MILLISECOND = 10**8, 10**11, 10**13


def parse_date(value: str | int | float) -> str | None:
    """The ISO 8601 day, month or year that `value` is, or None where it isn't clearly one.

    Text is an ISO or RFC 2822 date or one in English words, with or without a time, whose day
    is taken as it stands, in its own time zone. Of 03/04/2012 nobody can tell the month, so it
    is None; so are impossible days, years of two digits and words such as "yesterday". A number
    is a year, a day (20120814) or seconds or milliseconds since 1970, in UTC.

    >>> parse_date("Tuesday, Aug. 14, 2012, 9:30 a.m."), parse_date("August 2012")
    ('2012-08-14', '2012-08')
    >>> parse_date("13/04/2012"), parse_date("03/04/2012"), parse_date(1344902400)
    ('2012-04-13', None, '2012-08-14')
    """
    if isinstance(value, (int, float)):
        return _from_number(value)
    text = value.strip().rstrip(".,")
    if len(text) > _LONGEST:
        return None
    found = (form.fullmatch(text) for form in _FORMS)
    return next((_iso(match.groupdict()) for match in found if match), None)


def _from_number(value: int | float) -> str | None:
    if _FIRST_SECOND <= value < _PAST_MILLISECOND:
        seconds = value / 1000 if value >= _FIRST_MILLISECOND else value
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return parse_date(str(value)) if isinstance(value, int) else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["year"] or "", parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(_MONTHS.index(name[:3].lower()) + 1)
    if (first := parts.get("first")) and (second := parts.get("second")):
        month, day = sorted((first, second), key=int)
        if int(day) <= 12 and int(day) != int(month):
            return None
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[: 7 if month else 4]
