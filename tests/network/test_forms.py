"""Bad input in every field of every form: a sentence at the field, and what was typed is kept."""

from typing import Any

import pytest
from django import forms
from django.utils.html import escape

from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Account, Answer, Area, Institution
from nahtlos.web.network.forms import (
    AnswerForm,
    AreaForm,
    DirectoryForm,
    InstitutionForm,
    InviteForm,
    JoinForm,
    StaffForm,
)
from tests.makers import make_member
from tests.network.entering import enter

BAD = {
    "a null byte": "Muster\x00mann",
    "marks that turn the direction": "Muster\u202egnp",
    "markup": "<script>alert(1)</script>",
    "a formula": "=cmd|' /C calc'!A0",
    "far too much": "x" * 100_000,
}
WRONG = {
    "telephone": ["12", "ask at the desk", "030", "0" * 29, "+"],
    "email": ["office", "office@", "@lindenau.example", "office@lindenau", "a b@lindenau.example"],
    "website": ["javascript:alert(1)", "lindenau", "ftp://lindenau.example"],
    "postcode": ["1234", "ABCDE", "١٢٣٤٥"],
    "postcodes": ["1234", "01234, Lindenau"],
    "kind": ["embassy", ""],
    "topic": ["weather"],
    "area": ["3f2c8a52-0000-7000-8000-000000000000", "Lindenau"],
    "role": ["newcomer", "king", ""],
    "languages": ["klingon"],
    "name": ["", "   "],
    "password": ["", "short", "password1234", "123456789012"],
}
GOOD: dict[type[forms.Form], dict[str, Any]] = {
    DirectoryForm: {"topic": "work", "place": "Lindenau"},
    InstitutionForm: {
        "kind": "city", "name": "Stadt Lindenau", "short_name": "Stadt", "street": "Markt 1",
        "postcode": "01234", "place": "Lindenau", "telephone": "+49 30 23125 100",
        "email": "rathaus@lindenau.example", "website": "https://www.lindenau.example",
        "hours": "Mo–Do 9–16",
    },
    AreaForm: {"name": "Lindenau", "postcodes": "01234, 01235"},
    AnswerForm: {
        "topic": "work", "area": "", "contact_name": "Kim Muster", "telephone": "030 23125 100",
        "email": "kim@lindenau.example", "hours": "Mo 9–12", "note": "Pass mitbringen.",
    },
    InviteForm: {"email": "kim@lindenau.example", "role": "adviser"},
    StaffForm: {
        "role": "adviser", "job_title": "Beratung", "telephone": "030 23125 100",
        "languages": ["uk"],
    },
    JoinForm: {"name": "Kim Muster", "password": "an old bridge in the rain"},
}  # fmt: skip


def filled(form: type[forms.Form], /, **more: Any) -> forms.Form:
    extra: dict[str, Any] = {"areas": []} if form is AnswerForm else {}
    return form(GOOD[form] | more, **extra)


def cases() -> list[tuple[type[forms.Form], str, Any]]:
    """Every field of every form with everything that is bad for it."""
    found: list[tuple[type[forms.Form], str, Any]] = []
    for kind, good in GOOD.items():
        for field in good:
            hostile = [] if field == "password" else list(BAD.values())
            found += [
                (kind, field, [text] if field == "languages" else text)
                for text in hostile + WRONG.get(field, [])
            ]
    return found


@pytest.mark.parametrize("kind", GOOD, ids=lambda kind: kind.__name__)
def test_what_is_right_is_taken(kind: type[forms.Form]) -> None:
    form = filled(kind)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    ("kind", "field", "text"), cases(), ids=lambda case: str(getattr(case, "__name__", case))[:24]
)
def test_what_is_bad_is_answered_at_the_field(
    kind: type[forms.Form], field: str, text: Any
) -> None:
    form = filled(kind, **{field: text})
    assert not form.is_valid()
    sentences = [str(sentence) for sentence in form.errors.get(field, [])]
    assert sentences, form.errors
    assert all(s.strip().endswith(".") and "invalid" not in s.lower() for s in sentences), sentences
    assert form[field].value() == text


def test_somebody_has_to_be_reachable() -> None:
    form = filled(AnswerForm, telephone="", email="")
    assert "telephone" in form.errors


URLS = {
    InstitutionForm: "/network/institutions/new/",
    AreaForm: "/network/areas/new/",
    AnswerForm: "/network/institutions/{institution}/answers/new/",
    InviteForm: "/network/institutions/{institution}/invite/",
    StaffForm: "/network/staff/{membership}/",
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", URLS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("bad", BAD)
def test_the_page_keeps_what_was_typed_and_saves_nothing(kind: type[forms.Form], bad: str) -> None:
    by = make_member(role=Coordinator)
    before = [model.objects.count() for model in (Institution, Answer, Area, Account)]
    url = URLS[kind].format(institution=by.institution, membership=by.membership)
    texts = [name for name, value in GOOD[kind].items() if isinstance(value, str)]
    response = enter(by).post(url, GOOD[kind] | dict.fromkeys(texts, BAD[bad]))
    assert response.status_code == 422
    shown = response.content.decode()
    kept = "contact_name" if kind is AnswerForm else "email" if kind is InviteForm else None
    if kept or "name" in texts or "job_title" in texts:
        assert escape(BAD[bad]) in shown
    assert before == [model.objects.count() for model in (Institution, Answer, Area, Account)]


@pytest.mark.django_db
@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_the_directory_answers_a_bad_place_with_a_sentence(text: str) -> None:
    response = enter(make_member(role=Coordinator)).get("/directory/", {"place": text[:3000]})
    assert response.status_code == 422
    assert response.context["form"].errors["place"]
