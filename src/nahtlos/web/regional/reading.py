"""From the document of an instrument to what stands typed on its page."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nahtlos.people.facts import FACTS, RECORD_FIELDS
from nahtlos.web.regional.typed import Line, Texts, Typed
from nahtlos.web.regional.values import shown, testable

WORDS = frozenset({"says", "cite", "note"})
CARRIED = ("entitled_if", "leads_to", "not_with")
"""What came with a copy, is shown, and can be removed but not edited."""
AMOUNT = ("of", "months", "per_month", "once")


def begun(on: date) -> Typed:
    """An empty page for something that begins today."""
    return Typed({**_day("since", on.isoformat())}, [Line({}, [{}])])


def copied(document: Mapping[str, Any], on: date) -> Typed:
    """A page that begins with what another instrument asks; its source is to be named anew."""
    typed = of_document(document)
    for name in ("cite", "source", "until_day", "until_month", "until_year"):
        typed.own.pop(name, None)
    typed.own |= _day("since", on.isoformat())
    return typed


def of_document(document: Mapping[str, Any]) -> Typed:
    """The page of a document: the version that begins last."""
    terms = max(document["versions"], key=lambda one: str(one["since"]))
    own: Texts = {name: [str(document.get(name, ""))] for name in ("category", "applies", "topic")}
    for name in ("title", "purpose"):
        own |= _both(name, document[name])
    for name in ("since", "until"):
        own |= _day(name, terms.get(name, ""))
    own |= {name: [str(terms.get(name, ""))] for name in ("grants", "cite")}
    own["source"] = [one for one in [str(terms.get("source", ""))] if one.startswith("http")]
    own |= _both("note", terms.get("note", {}))
    own |= _lists(terms) | _applying(terms["apply"]) | _deciding(terms["decided_by"])
    amount = _amount(terms.get("amount", []))
    typed = Typed(own | (amount or {}), list(_lines(terms["conditions"])))
    carried = (*CARRIED, "amount") if amount is None else CARRIED
    typed.keep({name: terms[name] for name in carried if name in terms})
    return typed


def _both(name: str, says: Mapping[str, str]) -> Texts:
    return {f"{name}_{language}": [says.get(language, "")] for language in ("de", "en")}


def _day(name: str, iso: str) -> Texts:
    year, month, day = iso.split("-") if iso else ("", "", "")
    parts = {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
    return {f"{name}_{part}": [text] for part, text in parts.items()}


def _lists(terms: Mapping[str, Any]) -> Texts:
    rows = terms.get("documents", [])
    return {f"documents_{one}": ["\n".join(row[one] for row in rows)] for one in ("de", "en")}


def _applying(raw: Mapping[str, Any]) -> Texts:
    return {"apply_until": [raw["until"]], "apply_cite": [raw.get("cite", "")]} | _both(
        "apply", raw["says"]
    )


def _deciding(raw: list[Any]) -> Texts:
    """One office without a condition; anything else the region decides anew."""
    if len(raw) != 1:
        return {}
    one = raw[0]
    office = one if isinstance(one, str) else one["office"] if "if" not in one else ""
    return {"decided_by": [office]}


def _amount(raw: list[Mapping[str, Any]]) -> Texts | None:
    """The one amount, None where there are several or one that hangs on a condition."""
    if not raw:
        return {}
    one = raw[0]
    stages = one.get("stages", [])
    if len(raw) > 1 or "if" in one or len(stages) > 1 or (stages and "months" in one):
        return None
    own = {f"amount_{name}": [str(one[name])] for name in AMOUNT if name in one}
    if stages:
        own["amount_share"] = [f"{round(100 * stages[0]['share'])}"]
        own["amount_months"] = [str(stages[0]["months"])]
    return own | {"amount_cite": [one["cite"]]} | _both("amount", one["says"])


def _lines(conditions: list[Mapping[str, Any]]) -> Iterator[Line]:
    for raw in conditions:
        parts = raw.get("all")
        if parts and all({"says", "cite"} <= set(part) for part in parts):
            yield from (_line(part) for part in parts)
        else:
            yield _line(raw)


def _line(raw: Mapping[str, Any]) -> Line:
    """A line with its alternatives, or a block where it is more than "one of these"."""
    own = _both("says", raw["says"]) | {"cite": [raw["cite"]]} | _both("note", raw.get("note", {}))
    found = [_alternative(part) for part in raw.get("any", [raw])]
    alternatives = [one for one in found if one is not None]
    if len(alternatives) == len(found):
        return Line(own, alternatives)
    block = Typed()
    block.keep(raw)
    return Line(block.own, [])


def _alternative(raw: Mapping[str, Any]) -> Texts | None:
    negated = "not" in raw
    test = {k: v for k, v in (raw["not"] if negated else raw).items() if k not in WORDS}
    name = test.pop("fact", None)
    fact = FACTS.get(str(name)) or RECORD_FIELDS.get(str(name))
    if fact is None or not testable(fact):
        return None
    typed = shown(fact, test)
    if typed is None:
        return None
    return {"fact": [fact.id], **({"negated": ["on"]} if negated else {}), **typed}
