"""Contacts to take along: what the card says is what was put in, whatever it was."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.core.roles import Adviser, Immigration
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind, Membership
from nahtlos.web.network.cards import Card, folded, written
from tests.makers import keeper, make_institution, make_member, sure

from .entering import enter
from .rows import make_answer, make_area

KEY = UUID("01a218ae-09d6-7aae-a366-32b1747ac764")
MOMENT = datetime(2026, 11, 23, 9, 0, 20, tzinfo=UTC)
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"))
HOSTILE = st.sampled_from(
    [
        "Name\nEND:VCARD\nBEGIN:VCARD", "a,b;c\\d\\n", "\\", ";;;", "ليلى, مثال", "\u202eעברית;",
        "👩🏽‍🏫" * 30, "ß" * 200, ":TEL:110", '"quoted"', "\n\n", "\u2028", "x" * 74 + "é",
    ]
)  # fmt: skip
WORDS = HOSTILE | PLAIN
Line = tuple[str, dict[str, str], list[list[str]]]


def read(file: bytes) -> list[Line]:
    """A tiny reader (RFC 6350, sections 3.2 to 3.4): name, parameters, components of values."""
    assert file.endswith(b"\r\n")
    found = []
    for line in file.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n"):
        matched = re.match(r'((?:[^":]|"[^"]*")*)(:)(.*)', line, re.DOTALL)
        assert matched is not None
        head, _, value = matched.groups()
        name, *rest = head.split(";")
        parameters = dict(one.split("=", 1) for one in rest)
        found.append((name, parameters, [_parts(one, ",") for one in _cut(value, ";")]))
    return found


def _cut(value: str, at: str) -> list[str]:
    return re.findall(rf"(?:^|{at})((?:\\.|[^{at}\\])*)", value, re.DOTALL)


def _parts(value: str, at: str) -> list[str]:
    return [
        re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], one) for one in _cut(value, at)
    ]


def value(lines: list[Line], name: str) -> Any:
    """The only value of a name; None if there is none."""
    found = [values for its, _, values in lines if its == name]
    assert len(found) <= 1, name
    return found[0][0][0] if found else None


@given(WORDS, WORDS, WORDS, WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_what_was_put_in_comes_out(
    name: str, house: str, title: str, street: str, note: str, topics: list[str]
) -> None:
    card = Card(
        KEY, MOMENT, name, house, title, street=street, place="Lindenau", note=note, topics=tuple(topics)
    )  # fmt: skip
    lines = read(written(card))
    assert value(lines, "FN") == name
    for field, put_in in (("ORG", house), ("TITLE", title), ("NOTE", note)):
        assert value(lines, field) == (put_in or None)
    address = next(values for its, _, values in lines if its == "ADR")
    assert address == [[""], [""], [street], ["Lindenau"], [""], [""], ["Deutschland"]]
    told = [values[0] for its, _, values in lines if its == "CATEGORIES"]
    assert told == ([topics] if topics else [])
    assert [its for its, _, _ in lines].count("BEGIN") == 1


@given(WORDS)
def test_a_line_is_never_too_long_and_no_letter_is_cut(words: str) -> None:
    line = f"FN:{words}".replace("\n", "")
    physical = folded(line).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(one) <= 75 for one in physical)
    assert all(one.startswith(b" ") and len(one) > 1 for one in physical[1:])
    for one in physical:
        one.decode()
    assert b"".join([physical[0], *(one[1:] for one in physical[1:])]).decode() == line


def test_control_signs_are_left_out_and_line_ends_are_one_kind() -> None:
    lines = read(written(Card(KEY, MOMENT, "A\x00\x1b[1mB\r\nC\rD\tE\x7f")))
    assert value(lines, "FN") == "A[1mB\nC\nD\tE"


def test_a_whole_card() -> None:
    card = Card(
        KEY, MOMENT, "Kim Muster", "Schule am See", "Sprache", is_person=True,
        telephones=("030 23125 100", "+49 30 23125 100", "115", ""), email="kim@see.example",
        website="https://see.example", street="Hof 1", postcode="01234", place="Lindenau",
        land="Hessen", languages=("de", "prs"), topics=("Sprache", "Arbeit"), note="Mo",
    )  # fmt: skip
    assert written(card).decode().split("\r\n") == [
        "BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Nahtlos//DE",
        "UID:urn:uuid:01a218ae-09d6-7aae-a366-32b1747ac764", "REV:20261123T090020Z",
        "KIND:individual", "FN:Kim Muster", "ORG:Schule am See", "TITLE:Sprache",
        'TEL;VALUE=uri;PREF=1;TYPE="work,voice":tel:+49-30-23125100',
        'TEL;PREF=2;TYPE="work,voice":115',
        "EMAIL;TYPE=work:kim@see.example", "URL;TYPE=work:https://see.example",
        "ADR;TYPE=work:;;Hof 1;Lindenau;Hessen;01234;Deutschland",
        "LANG;PREF=1:de", "LANG;PREF=2:prs", "CATEGORIES:Sprache,Arbeit", "NOTE:Mo", "END:VCARD", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "website", ["", "https://a.example/\r\nNOTE:x", "javascript:alert(1)", "https://ü.example"]
)
def test_what_is_no_address_is_left_out(website: str) -> None:
    lines = read(written(Card(KEY, MOMENT, "x", website=website)))
    assert {"URL", "NOTE"}.isdisjoint(name for name, _, _ in lines)


# --- as far as the reader may see it --------------------------------------------------------------
@pytest.fixture
def school(db: None) -> Institution:
    found = make_institution(kind=Kind.SCHOOL, name="Schule am See")
    Institution.objects.filter(pk=found.pk).update(telephone="030 23125 200", hours="Mo 9–12")
    found.refresh_from_db()
    return found


def card_at(client: Client, name: str, key: object) -> list[Line]:
    response = client.get(reverse(f"network:{name}", args=[key]))
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "text/vcard; charset=utf-8",
    )
    assert response.headers["Content-Disposition"] == 'attachment; filename="contact.vcf"'
    return read(response.content)


def test_everybody_takes_along_an_institution(client: Client, school: Institution) -> None:
    make_answer(school, "language")
    make_answer(school, "work")
    lines = card_at(client, "card", school.pk)
    assert value(lines, "UID") == f"urn:uuid:{school.pk}"
    assert (value(lines, "KIND"), value(lines, "FN")) == ("org", "Schule am See")
    topics = next(values[0] for name, _, values in lines if name == "CATEGORIES")
    assert topics == ["Language", "Work"]
    assert value(lines, "REV") == f"{school.changed_at:%Y%m%dT%H%M%SZ}"


def test_everybody_takes_along_whom_the_directory_names(
    client: Client, school: Institution
) -> None:
    area = make_area(school.region)
    answer = make_answer(school, "language", area, note="Bitte; anrufen,\nimmer")
    lines = card_at(client, "answer-card", answer.pk)
    assert (value(lines, "FN"), value(lines, "ORG")) == ("Kim Muster", "Schule am See")
    numbers = [values for name, _, values in lines if name == "TEL"]
    assert numbers == [[["tel:+49-30-23125100"]], [["tel:+49-30-23125200"]]]
    assert value(lines, "NOTE") == "Lindenau\nBitte; anrufen,\nimmer"
    page = client.get(reverse("network:institution", args=[school.pk])).content.decode()
    assert reverse("network:answer-card", args=[answer.pk]) in page
    assert reverse("network:card", args=[school.pk]) in page
    listed = client.get(reverse("network:directory")).content.decode()
    assert reverse("network:answer-card", args=[answer.pk]) in listed
    assert 'href="/api/hsds/"' in listed


def test_a_colleague_is_taken_along_by_colleagues_only(client: Client, school: Institution) -> None:
    robin = make_member(school, Adviser, name="Robin, Beispiel")
    with acting(keeper(school.region_id)):
        Membership.objects.filter(pk=sure(robin.membership)).update(
            languages=["uk"], telephone="112"
        )
    address = reverse("network:staff-card", args=[robin.membership])
    assert client.get(address).status_code == 404
    assert enter(make_member()).get(address).status_code == 404
    client = enter(make_member(make_institution(school.region), Adviser))
    lines = card_at(client, "staff-card", robin.membership)
    assert (value(lines, "FN"), value(lines, "LANG")) == ("Robin, Beispiel", "uk")
    page = client.get(reverse("network:institution", args=[school.pk])).content.decode()
    assert address in page
    with acting(keeper(school.region_id)):
        Membership.objects.filter(pk=sure(robin.membership)).update(ended_at=MOMENT)
    assert client.get(address).status_code == 404


def test_who_does_not_see_the_staff_gets_no_card(school: Institution) -> None:
    robin = make_member(school, Adviser)
    office = make_institution(school.region, Kind.IMMIGRATION_OFFICE)
    client = enter(make_member(office, Immigration))
    assert client.get(reverse("network:staff-card", args=[robin.membership])).status_code == 404
