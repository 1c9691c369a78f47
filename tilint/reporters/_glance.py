"""A tender at a glance, for those who decide whether to bid: dates, whom to ask, criteria, length, and what a bid takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tilint.report import Report
from tilint.reporters._shared import clean, count, shortened

__all__ = ["Line", "days_for_questions", "glance", "said_date", "whom_to_ask"]

MOST_CRITERIA, MOST_PAPERS, MOST_SEASONS = 5, 3, 4
LONGEST_NAME, LONGEST_SENTENCE = 60, 120
DAYS_OF_A_MONTH = 30.4
QUESTIONS = {"question": "question", "method-statement": "method statement"}
OCCASIONS = ("interview", "presentation", "site-visit")
_DATES = re.compile(r"\b\d{4}\b")
"""A length that two dates make; one in months or years says it better."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know at a glance: what it is, and what was found. `found` is False where nothing was."""

    label: str
    text: str
    found: bool = True


def glance(report: Report) -> tuple[Line, ...]:
    """Return what to know first. What was not found is said; what a tender seldom gives is left out where it is not there."""
    ask = tuple(whom_to_ask(report))
    lines = [
        _day(report, "Deadline", "submission_deadline", "We found no date for bids."),
        _time(report),
        Line("Questions until", *days_for_questions(report)),
        Line("Ask", "; ".join(ask) or "We found no contact for questions.", found=bool(ask)),
        _criteria(_rows(report, "weights")),
        _length(_rows(report, "terms")),
        *_money(_rows(report, "value")),
        *_payment(_rows(report, "terms")),
        _writing(_rows(report, "effort")),
        *_papers(_rows(report, "effort")),
        *_occasions(_rows(report, "effort")),
    ]
    return tuple(lines)


def said_date(row: Row) -> str:
    """Return the day of a row of the timetable for people, with the time where it has one."""
    if not row.get("date"):
        return f"“{clean(str(row['as_written']))}”"
    day = dt.date.fromisoformat(row["date"])
    return f"{day:%A} {day.day} {day:%B %Y}" + (f", {row['time']}" if row.get("time") else "")


def days_for_questions(report: Report) -> tuple[str, bool]:
    """Return the last day for questions in words, and whether the tender gives one."""
    line = _day(report, "", "clarification_deadline", "We found no date for questions.")
    return line.text, line.found


def whom_to_ask(report: Report) -> Iterator[str]:
    """Yield the contacts for questions in words: person, address and phone, or a portal; those for questions alone come first."""
    rows = _rows(report, "contact")
    for row in sorted(rows, key=lambda row: row["for"] != "questions")[:2]:
        if row["portal"]:
            yield f"through {_article(clean(row['portal']))}"
        else:
            who = " ".join(filter(None, (row["name"] or "", f"({row['role']})" if row["role"] else "")))
            yield clean(", ".join(filter(None, (who, row["email"], row["phone"]))))


def _article(portal: str) -> str:
    return portal if portal.lower().startswith(("the ", "our ", "this ")) else f"the {portal}"


def _rows(report: Report, fact: str) -> Sequence[Row]:
    return report.facts.get(fact, ())


def _day(report: Report, label: str, event: str, missing: str) -> Line:
    """Return a step of the timetable: its day, or its days where the tender gives several."""
    rows = [row for row in _rows(report, "timeline") if row["event"] == event]
    if any(row.get("always_open") for row in rows):
        return Line(label, "none: bids are welcome at any time")
    dated = {(row["date"], row.get("scope")): row for row in reversed(rows) if row["date"]}
    days = sorted(dated.values(), key=lambda row: (row["date"], str(row.get("scope") or "")))
    if not days:
        written = next((row for row in rows if row["as_written"]), None)
        return Line(label, f"not settled yet: {said_date(written)}" if written else missing, found=bool(written))
    if len(days) == 1:
        return Line(label, f"{said_date(days[0])} ({clean(days[0]['file'])})")
    said = " · ".join(said_date(row) + f" ({clean(row.get('scope') or row['file'])})" for row in days[:3])
    differ = " The documents differ." if any(row.get("differs") for row in days) else ""
    return Line(label, f"{said}.{differ}" if differ else said)


def _time(report: Report) -> Line:
    """Return the days to bid and what falls inside them."""
    rows = _rows(report, "calendar")
    window = next((row for row in rows if row["kind"] == "time-to-apply"), None)
    if window is None:
        return Line("Time to bid", "We could not count it from the dates given.", found=False)
    working = window["working_days"]
    said = f"{count(window['days'], 'day')}, of which {working} {'is a working day' if working == 1 else 'are working days'}."
    inside = list(_inside(window, rows))
    return Line("Time to bid", said + (f" Inside: {', '.join(inside)}." if inside else ""))


def _inside(window: Row, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the seasons and holidays inside the time to bid; a holiday inside a season is told by the season."""
    within = [row for row in rows if row["last"] > window["first"] and row["first"] <= window["last"]]
    seasons = [row for row in within if row["kind"] not in {"time-to-apply", "procurement", "public-holiday"}]
    days = [
        row
        for row in within
        if row["kind"] == "public-holiday" and not any(one["first"] <= row["first"] <= one["last"] for one in seasons)
    ]
    for row in [*seasons, *days][:MOST_SEASONS]:
        sure = not row["estimated"] or row["kind"] in {"christmas", "easter", "year-end"}
        yield clean(row["name"]) if sure else f"probably {clean(row['name'])}"


def _criteria(rows: Sequence[Row]) -> Line:
    """Return the top criteria with their weights as the tender writes them, those of the first lot where there are several."""
    top = [row for row in rows if not row["parent"]]
    lot = next((row.get("lot") for row in top), None)
    top = [row for row in top if row.get("lot") == lot]
    if not top:
        return Line("Criteria", "We found no weights.", found=False)
    said = [f"{clean(row['criterion'])} {_weight(row)}".strip() for row in top[:MOST_CRITERIA]]
    more = f" and {len(top) - MOST_CRITERIA} more" if len(top) > MOST_CRITERIA else ""
    return Line("Criteria", " · ".join(said) + more)


def _weight(row: Row) -> str:
    if row.get("placeholder"):
        return "(weight not given yet)"
    return f"{row['percent']:g}%" if row["percent"] is not None else clean(str(row.get("as_written") or ""))


def _length(rows: Sequence[Row]) -> Line:
    found = [row for row in rows if row["term"] == "length"]
    said = [row for row in found if not _DATES.search(row["as_written"])]
    lengths = tuple(dict.fromkeys(_length_of(row) for row in said or found))
    if not lengths:
        return Line("Length", "We found no length of the contract or grant.", found=False)
    extension = next((row for row in rows if row["term"] == "extension"), None)
    more = "" if extension is None else "; no extension" if extension["refused"] else "; it may be extended"
    return Line("Length", " or ".join(lengths[:2]) + more)


def _length_of(row: Row) -> str:
    """Return a length as the tender writes it; one that it gives as two dates in months."""
    if _DATES.search(row["as_written"]) and row["days"]:
        return f"about {count(max(1, round(row['days'] / DAYS_OF_A_MONTH)), 'month')}"
    return clean(row["as_written"])


def _money(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield what there is in all and for one applicant, in the tender's own words."""
    first = {row["of"]: row for row in reversed(rows)}
    said = [shortened(clean(first[of]["quote"]), LONGEST_SENTENCE) for of in ("total", "each") if of in first]
    if said:
        yield Line("Money", " · ".join(said))


def _payment(rows: Sequence[Row]) -> Iterator[Line]:
    paid = [row for row in rows if row["term"] == "payment" and row["party"] == "provider" and row["days"]]
    if paid:
        yield Line("Payment", f"within {clean(paid[0]['as_written'])}")


def _writing(rows: Sequence[Row]) -> Line:
    """Return what there is to write: questions, and the words or pages that they may take."""
    asked = [row for row in rows if row["kind"] in QUESTIONS]
    bounds = [row for row in rows if row["kind"] == "limit" and not row["each"]]
    if not asked and not bounds:
        return Line("To write", "We found no questions to answer.", found=False)
    said = [count(len(asked), QUESTIONS[asked[0]["kind"]])] if asked else []
    for unit in ("words", "pages", "characters"):
        limited = [row[unit] for row in asked if row[unit]]
        if limited:
            some = "" if len(limited) == len(asked) else f" for {len(limited)} of them"
            said.append(f"up to {count(sum(limited), unit[:-1])}{some}")
    pages = [row["pages"] for row in bounds if row["pages"]]
    if pages and not any(row["words"] for row in asked):
        said.append(f"{count(max(pages), 'page')} at most in one part")
    return Line("To write", ", ".join(said) or f"{count(len(bounds), 'limit')} on what you write")


def _papers(rows: Sequence[Row]) -> Iterator[Line]:
    """Yield what there is to send with the bid, and how much may wait."""
    asked = [row for row in rows if row["kind"] == "document"]
    now = [row for row in asked if row["when"] not in {"later", "if asked"}]
    if not asked:
        yield Line("To send", "We found no documents to send.", found=False)
        return
    names = [name for row in now if (name := clean(row["quote"]).rstrip(".;")) and len(name) <= LONGEST_NAME and "?" not in name]
    names = [f"“{name}”" for name in names[:MOST_PAPERS]]
    more = f"; and {len(now) - len(names)} more" if len(now) > len(names) else ""
    said = f"{count(len(now), 'document')} with the bid" + (f": {'; '.join(names)}{more}" if names else "")
    later = len(asked) - len(now)
    yield Line("To send", said + (f". {later} may wait until later" if later else ""))


def _occasions(rows: Sequence[Row]) -> Iterator[Line]:
    said = [row["kind"].replace("-", " ") for row in rows if row["kind"] in OCCASIONS]
    if said:
        yield Line("To attend", ", ".join(said))
