"""Beginning, finding, joining and closing: nobody is made twice, nothing is lost."""

from datetime import UTC, datetime

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import ROLES, Adviser
from nahtlos.core.wall import acting
from nahtlos.people import actions, names, queries
from nahtlos.people.models import Fact, Note, Person
from tests.makers import make_institution, make_member, make_region, sure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def adviser() -> Actor:
    return make_member()


def begin(by: Actor, given: str, family: str = "", native: str = "") -> Person:
    with acting(by):
        return actions.make_person(
            given_name=given, family_name=family, native_name=native, by=by, at=NOW
        )


@pytest.mark.parametrize("typed", ["olena", "Елена", "Олена", "kovalenko ol", "KOVALENKO", "Ko"])
def test_a_person_is_found_in_any_spelling(adviser: Actor, typed: str) -> None:
    olena = begin(adviser, "Olena", "Kovalenko", "Олена Коваленко")
    begin(adviser, "Samir", "Rahimi")
    with acting(adviser):
        assert queries.caseload(sure(adviser.institution), text=typed).rows == (olena,)


def test_who_sounds_alike_is_shown_before_being_made_twice(adviser: Actor) -> None:
    yusuf = begin(adviser, "Yusuf", "Hassan")
    with acting(adviser):
        alike = queries.possible_duplicates(sure(adviser.institution), "Youssef Hasan")
    assert [one.person for one in alike] == [yusuf]


def test_duplicates_are_looked_for_in_ones_own_institution_only(adviser: Actor) -> None:
    region = make_region()
    here, there = (make_member(make_institution(region)) for _ in range(2))
    begin(there, "Yusuf", "Hassan")
    with acting(here):
        assert queries.possible_duplicates(sure(here.institution), "Yusuf Hassan") == ()


def test_only_advisers_begin_cases() -> None:
    region = make_region()
    for role in ROLES:
        by = Actor(role=role, region=region.pk, institution=make_institution(region).pk)
        if role is not Adviser:
            with pytest.raises(Refused, match="does not open cases"):
                actions.make_person(given_name="Olena", by=by, at=NOW)


def test_a_bad_name_is_refused_with_a_sentence(adviser: Actor) -> None:
    with acting(adviser), pytest.raises(names.BadName):
        actions.make_person(given_name="=cmd()", by=adviser, at=NOW)


def test_a_closed_case_is_not_written_in(adviser: Actor) -> None:
    olena = begin(adviser, "Olena")
    with acting(adviser):
        actions.close_case(person=olena, reason="work", by=adviser, at=NOW)
        with pytest.raises(Refused, match="closed"):
            actions.write_note(person=olena, text="Hello", by=adviser, at=NOW)
        actions.reopen_case(person=olena, by=adviser)
        actions.write_note(person=olena, text="Hello", by=adviser, at=NOW)


def two_files(adviser: Actor) -> tuple[Person, Person]:
    kept, twin = begin(adviser, "Yusuf", "Hassan"), begin(adviser, "Youssef", "Hasan")
    with acting(adviser):
        actions.answer(person=kept, name="german", value="A2", by=adviser, at=NOW)
        actions.answer(person=twin, name="german", value="A1", by=adviser, at=NOW)
        actions.answer(person=twin, name="status", value="ae_24", by=adviser, at=NOW)
        actions.write_note(person=twin, text="Came with his cousin", by=adviser, at=NOW)
    return kept, twin


def test_joining_keeps_both_histories(adviser: Actor) -> None:
    kept, twin = two_files(adviser)
    with acting(adviser):
        actions.merge(person=kept, merged=twin, by=adviser, at=NOW)
        file = queries.file_of(kept.pk)
        assert file.document["facts"] == {"german": "A2"}
        assert file.document["record"] == {"status": "ae_24"}
        assert [note.text for note in queries.notes(kept.pk)] == ["Came with his cousin"]
        told = {line.table for line in queries.history(kept.pk)}
        assert {"people_note", "people_merge", "people_fact"} <= told
        of_the_twin = Change.objects.filter(person_id=twin.pk).count()
        assert len(queries.history(kept.pk)) >= of_the_twin > 0
        assert queries.caseload(sure(adviser.institution)).rows == (kept,)


def test_joining_can_be_undone(adviser: Actor) -> None:
    kept, twin = two_files(adviser)
    with acting(adviser):
        before = queries.file_of(kept.pk).document, queries.file_of(twin.pk).document
        merge = actions.merge(person=kept, merged=twin, by=adviser, at=NOW)
        actions.undo_merge(merge=merge, by=adviser, at=NOW)
        after = queries.file_of(kept.pk).document, queries.file_of(twin.pk).document
        assert after == before
        assert Note.objects.get().person_id == twin.pk
        assert Fact.objects.filter(person=twin).count() == 1


def test_files_of_two_institutions_are_never_joined(adviser: Actor) -> None:
    kept, foreign = begin(adviser, "Yusuf"), begin(make_member(), "Yusuf")
    with acting(adviser), pytest.raises(Refused, match="another institution"):
        actions.merge(person=kept, merged=foreign, by=adviser, at=NOW)


def test_the_list_does_not_end_at_a_page(adviser: Actor) -> None:
    for number in range(30):
        begin(adviser, "Maryam", f"Beispiel{chr(97 + number % 26)}{number // 26}")
    with acting(adviser):
        first = queries.caseload(sure(adviser.institution))
        second = queries.caseload(sure(adviser.institution), page=2)
    assert (len(first.rows), first.more) == (25, True)
    assert (len(second.rows), second.more) == (5, False)
    assert not set(first.rows) & set(second.rows)


def test_who_is_spelled_as_typed_comes_first(adviser: Actor) -> None:
    begin(adviser, "Samer", "Al-Hamdan")
    samir = begin(adviser, "Samir", "Haidari")
    with acting(adviser):
        found = queries.caseload(sure(adviser.institution), text="Samir").rows
    assert found[0] == samir
    assert len(found) == 2
