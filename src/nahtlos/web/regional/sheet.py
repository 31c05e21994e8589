"""The whole page of an instrument: its forms together, and the document that they make."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, Form
from django.utils.translation import gettext as _

from nahtlos.law.catalogue import CatalogueFault
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact
from nahtlos.web.regional.forms import AlternativeForm, LineForm, WhatForm, made
from nahtlos.web.regional.reading import CARRIED
from nahtlos.web.regional.typed import Typed
from nahtlos.web.regional.values import written

PLACES = {"apply": "apply_until", "amount": "amount_de", "documents": "documents_de",
          "conditions": "", "note": "note_de", "title": "title_de", "purpose": "purpose_de"}  # fmt: skip

CAN_BE_KEPT = frozenset({*CARRIED, "amount"})


class Part:
    """One condition as the page draws it: its words, and its alternatives or its block."""

    def __init__(self, typed: Typed, place: int, *, checked: bool) -> None:
        line, data = typed.lines[place], typed.data()
        self.place, self.prefix = place, f"c{place}"
        self.kept = line.kept
        self.form = made(LineForm, data, checked=checked and not self.kept, prefix=self.prefix)
        self.alternatives = [
            made(AlternativeForm, data, checked=checked, prefix=f"{self.prefix}-{j}", about=_about(one))
            for j, one in enumerate(() if self.kept else line.alternatives)
        ]  # fmt: skip

    @property
    def kept_text(self) -> str:
        """The block as its hidden field carries it."""
        return json.dumps(self.kept, ensure_ascii=False)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form that is to be filled in."""
        return () if self.kept else (self.form, *self.alternatives)

    def document(self) -> Mapping[str, Any]:
        """The condition as a document has it."""
        if self.kept:
            found: Mapping[str, Any] = self.kept
            return found
        words = self.form.cleaned_data
        says = {"says": {"de": words["says_de"], "en": words["says_en"]}, "cite": words["cite"]}
        if words["note_de"]:
            says["note"] = {"de": words["note_de"], "en": words["note_en"]}
        tests = [_test(one) for one in self.alternatives]
        return {**(tests[0] if len(tests) == 1 else {"any": tests}), **says}


def _about(alternative: Mapping[str, list[str]]) -> Fact | None:
    name = alternative.get("fact", [""])[0]
    return FACTS.get(name) or RECORD_FIELDS.get(name)


def _test(form: AlternativeForm) -> dict[str, Any]:
    """The test; a value that cannot be read leaves its sentence at the field."""
    given = form.cleaned_data
    about = form.about
    if about is None:
        return {}
    try:
        test = {"fact": about.id, **written(about, given.get("test", ""), given["value"])}
    except ValidationError as error:
        form.add_error("value", error)
        return {}
    return {"not": test} if given["negated"] else test


class Sheet:
    """All forms of the page. Looks like one form to the summary of what is wrong."""

    def __init__(self, typed: Typed, *, checked: bool = False) -> None:
        self.typed = typed
        self.form = made(WhatForm, typed.data(), checked=checked)
        self.parts = [Part(typed, i, checked=checked) for i in range(len(typed.lines))]
        self.non_field_errors: list[str] = []

    @property
    def kept(self) -> Mapping[str, Any]:
        """What is carried along from a copy."""
        return {key: value for key, value in self.typed.kept.items() if key in CAN_BE_KEPT}

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form, in the order of the page."""
        return (self.form, *(form for part in self.parts for form in part.forms))

    @property
    def errors(self) -> bool:
        """Whether anything is to be mended."""
        return bool(self.non_field_errors) or any(form.errors for form in self.forms)

    def visible_fields(self) -> Iterator[BoundField]:
        """Every field that can be wrong."""
        for form in self.forms:
            yield from form.visible_fields()

    def document(self, on: date) -> dict[str, Any] | None:
        """The document, read on this day; None if something is to be mended first."""
        if not self._filled():
            return None
        conditions = [part.document() for part in self.parts]
        return None if self.errors else _whole(self.form.cleaned_data, conditions, self.kept, on)

    def _filled(self) -> bool:
        """Whether every field is right for itself."""
        if any(not part.kept and not part.alternatives for part in self.parts):
            self.non_field_errors.append(_("Each condition asks for at least one fact."))
        return not self.errors

    def say(self, fault: CatalogueFault) -> None:
        """Put what the catalogue refuses where it stands on the page."""
        sentence = _("The program cannot read this: %(reason)s.") % {"reason": fault.reason}
        inside = fault.steps[2:] if fault.steps[:1] == ("versions",) else fault.steps
        name = str(inside[0]) if inside else ""
        field = PLACES.get(name, name)
        part = self._part(inside) if name == "conditions" else None
        if part is not None:
            part.form.add_error("says_de", sentence)
        elif field in self.form.fields:
            self.form.add_error(field, sentence)
        else:
            self.non_field_errors.append(sentence)

    def _part(self, inside: Sequence[object]) -> Part | None:
        place = inside[1] if len(inside) > 1 else None
        fits = isinstance(place, int) and place < len(self.parts)
        part = self.parts[place] if fits and isinstance(place, int) else None
        return None if part is None or part.kept else part


def _both(data: Mapping[str, Any], name: str) -> dict[str, str]:
    return {"de": data[f"{name}_de"], "en": data[f"{name}_en"]}


def _whole(
    data: Mapping[str, Any], conditions: list[Mapping[str, Any]], kept: Mapping[str, Any], on: date
) -> dict[str, Any]:
    """The document of the catalogue; a region's own rests on a guideline, never on the law itself."""
    terms: dict[str, Any] = {
        "since": data["since"].isoformat(),
        "read_on": on.isoformat(),
        "cite": data["cite"],
        "source": data["source"] or data["cite"],
        "certainty": "practice",
        "grants": data["grants"],
        "conditions": conditions,
        "decided_by": [data["decided_by"]],
        "apply": _applying(data),
        **kept,
        **_further(data, kept),
    }
    head = {name: data[name] for name in ("category", "applies", "topic") if data[name]}
    return head | {name: _both(data, name) for name in ("title", "purpose")} | {"versions": [terms]}


def _further(data: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """What may be left out."""
    terms: dict[str, Any] = {}
    if data["until"]:
        terms["until"] = data["until"].isoformat()
    if data["note_de"]:
        terms["note"] = _both(data, "note")
    if data["documents_de"]:
        terms["documents"] = _rows(data)
    if data["amount_de"] and "amount" not in kept:
        terms["amount"] = [_amount(data)]
    return terms


def _applying(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"until": data["apply_until"], "says": _both(data, "apply")}
    return found | ({"cite": data["apply_cite"]} if data["apply_cite"] else {})


def _rows(data: Mapping[str, Any]) -> list[dict[str, str]]:
    both = zip(data["documents_de"].split("\n"), data["documents_en"].split("\n"), strict=True)
    return [{"de": german.strip(), "en": english.strip()} for german, english in both]


def _amount(data: Mapping[str, Any]) -> dict[str, Any]:
    amount: dict[str, Any] = {"says": _both(data, "amount"), "cite": data["amount_cite"]}
    numbers = ("once", "per_month", "of", "months")
    amount |= {name: data[f"amount_{name}"] for name in numbers if data[f"amount_{name}"]}
    if data["amount_share"]:
        stage = {"share": data["amount_share"] / 100, "months": amount.pop("months")}
        amount["stages"] = [stage]
    return amount
