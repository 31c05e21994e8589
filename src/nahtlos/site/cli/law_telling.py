"""What the law commands say to people, line by line."""

from collections.abc import Iterable, Iterator

from nahtlos.law import queries

INDICATION = "Indication; the office decides"
MARKS = {True: "because:", None: "if:"}
CERTAINTIES = {
    "practice": "practice of the offices, not plain law",
    "derived": "derived from the law, not said by it",
    "new": "new law, no guidance known yet",
    "doubtful": "doubtful; let a person examine it",
}
VERDICTS = {
    "entitled": "entitled",
    "discretionary": "open, the office decides",
    "unknown": "not known yet",
    "closed": "closed",
}


def answer_lines(answer: queries.Answer, language: str) -> Iterator[str]:
    """An answer for people: work, then the instruments that are open, unknown and closed."""
    yield f"On {answer.on}, by the law text of {answer.law_as_of}. {INDICATION}."
    for one in answer.work:
        yield ""
        label = queries.decision_label(one.decision)[language]
        yield f"{queries.kind_label(one.kind)[language]}: {label} ({one.decision})"
        yield from (f"  {line}" for line in _why(one, language))
    for verdict, words in VERDICTS.items():
        found = [one for one in answer.instruments if one.verdict == verdict]
        yield f"\n{words.upper()}: {len(found)}"
        for each in found:
            yield from _instrument(each, language)
    for contradiction in answer.contradictions:
        yield f"\nDoes not go together: {contradiction.says[language]}"
    if answer.ask_next is not None:
        yield f"\nAsk next: {answer.ask_next.says[language]}  ({answer.ask_next.fact})"


def _why(one: queries.WorkAccess, language: str) -> Iterator[str]:
    for reason in one.because:
        if reason.holds is not False:
            yield f"{MARKS[reason.holds]} {reason.says[language]}  {reason.cite}"
    shown = {
        "possible": ", ".join(one.possible) if len(one.possible) > 1 else "",
        "missing": ", ".join(one.missing),
        "note": one.note[language] if one.note else "",
        "how sure": CERTAINTIES[one.certainty] if one.certainty else "",
        "opens on": str(one.opens_on or ""),
        "changes on": str(one.changes_on or ""),
    }
    yield from (f"{name}: {value}" for name, value in shown.items() if value)


def status_lines(page: queries.StatusPage, language: str) -> Iterator[str]:
    """A status with all its rows."""
    yield f"{page.entry.title[language]}  {page.entry.cite}"
    yield f"In force since {page.version.since}, read on {page.version.read_on}. {INDICATION}."
    if page.version.note is not None:
        yield page.version.note[language]
    for kind, rows in page.rows.items():
        yield f"\n{queries.kind_label(kind)[language]}"
        for row in rows:
            yield f"  {row.outcome}: {row.says[language]}  {row.cite}"
            if row.note is not None:
                yield f"    note: {row.note[language]}"


def _instrument(one: queries.InstrumentAnswer, language: str) -> Iterator[str]:
    cite = one.terms.cite if one.terms else ""
    yield f"  {one.id}: {one.instrument.title[language]}  {cite}"
    deciding = {"closed": False, "unknown": None}.get(one.verdict, True)
    for reason in one.because:
        if reason.holds is deciding and not reason.depth:
            mark = {True: "because", None: "if", False: "not"}[reason.holds]
            yield f"    {mark}: {reason.says[language]}  {reason.cite}"
    for way in one.opens_if[:3]:
        words = " and ".join(f"{c['fact']} = {c['becomes']}" for c in map(queries.change_json, way))
        yield f"    opens if: {words}"
    if one.opens_on is not None:
        yield f"    {'until' if one.is_open else 'opens on'}: {one.opens_on}"


def instrument_lines(page: queries.InstrumentPage, language: str) -> Iterator[str]:
    """An instrument with its conditions."""
    one, terms = page.instrument, page.terms
    yield one.title[language]
    yield one.purpose[language]
    if terms is None:
        yield "For that day the law on this has not been read."
        return
    yield f"{terms.cite}  in force since {terms.since}, read on {terms.read_on}. {INDICATION}."
    if page.stale:
        yield "This text was read over six months before."
    yield f"Given: {terms.grants}"
    yield from _conditions("All of these must hold:", page.conditions, language)
    yield from _conditions("Then one may insist on it if:", page.claim, language)
    shown = {
        "amount": [amount.says[language] for amount in terms.amounts],
        "apply": [terms.application.says[language]],
        "decides": [queries.office_label(office.office)[language] for office in terms.offices],
        "documents": [document[language] for document in terms.documents],
        "note": [terms.note[language]] if terms.note else [],
        "how sure": [CERTAINTIES[terms.certainty]] if terms.certainty else [],
    }
    yield from (f"{name}: {'; '.join(words)}" for name, words in shown.items() if words)


def _conditions(title: str, lines: Iterable[queries.ConditionLine], language: str) -> Iterator[str]:
    for i, line in enumerate(lines):
        if i == 0:
            yield title
        yield f"{'  ' * (line.depth + 1)}{line.says[language]}  {line.cite}"
