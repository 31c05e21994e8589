"""A region's own instruments: who keeps them, how versions follow each other, and who asks them."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import Error, IntegrityError

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.law import access, actions
from nahtlos.law import queries as law
from nahtlos.law.catalogue import CatalogueFault, catalogue
from nahtlos.law.catalogue.own import own_entry, slug_of
from nahtlos.law.models import MOVES, RegionalVersion, State
from nahtlos.law.queries import regional
from tests.law.regional import content, coordinator, make_draft, publish
from tests.makers import make_institution, make_member, sure

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)


def verdict(actor: Actor, german: str) -> str | None:
    """What the region's own instrument comes to for somebody with this German."""
    with acting(actor):
        source = regional.region_source(actor.region)
    answer = law.check({"facts": {"german": german}}, on=DAY, source=source)
    found = answer.by_id.get("fuehrerschein_fuer_die_pflege")
    return None if found is None else found.verdict


def test_a_draft_answers_nobody_and_what_is_published_answers_the_region() -> None:
    keeper = coordinator()
    draft = make_draft(keeper)
    assert verdict(keeper, "B2") is None
    publish(draft, keeper)
    assert (verdict(keeper, "B2"), verdict(keeper, "A2")) == ("discretionary", "closed")
    assert verdict(make_member(), "B2") is None


def test_a_change_answers_at_once_and_the_old_version_stays() -> None:
    keeper = coordinator()
    first = publish(make_draft(keeper), keeper)
    assert verdict(keeper, "A2") == "closed"
    with acting(keeper):
        second = actions.change_draft(version=first, content=content("A2"), by=keeper, at=now())
    assert verdict(keeper, "A2") == "closed"
    publish(second, keeper)
    assert verdict(keeper, "A2") == "discretionary"
    with acting(keeper):
        versions = regional.entry_of(first.instrument_id).versions
    assert [(one.number, one.state) for one in versions] == [(2, "published"), (1, "retired")]


def test_the_law_stays_the_same_object_until_something_is_published() -> None:
    keeper = coordinator()
    with acting(keeper):
        assert regional.region_source(keeper.region) is catalogue()
    publish(make_draft(keeper), keeper)
    with acting(keeper):
        source = regional.region_source(keeper.region)
        assert regional.region_source(keeper.region) is source
    assert set(source.instruments) - set(catalogue().instruments) == {
        "fuehrerschein_fuer_die_pflege"
    }


def test_a_retired_one_no_longer_answers() -> None:
    keeper = coordinator()
    version = publish(make_draft(keeper), keeper)
    with acting(keeper):
        actions.retire(version=version, by=keeper, at=now())
    assert verdict(keeper, "B2") is None


@pytest.mark.parametrize("key", ["title", "versions", "category"])
def test_a_draft_without_what_an_instrument_needs_is_refused(key: str) -> None:
    keeper, document = coordinator(), content()
    if key == "title":
        document["title"] = {"de": "Titel"}
    else:
        del document[key]
    with pytest.raises(CatalogueFault), acting(keeper):
        actions.make_draft(region=sure(keeper.region), content=document, by=keeper, at=now())
    with acting(keeper):
        assert RegionalVersion.objects.count() == 0


def test_a_fault_names_its_place_in_the_document() -> None:
    document = content("B7")
    with pytest.raises(CatalogueFault) as found:
        own_entry(document | {"id": "x"})
    assert found.value.steps == ("versions", 0, "conditions", 0, "at_least")
    assert str(found.value).startswith("versions[0].conditions[0].at_least: expected one of")


def test_a_name_is_never_that_of_an_instrument_of_the_program() -> None:
    assert slug_of("Führerschein für die Pflege", ()) == "fuehrerschein_fuer_die_pflege"
    assert slug_of("EGZ", ()) == "egz_2"
    assert slug_of("3. Fonds", ()) == "own_3_fonds"
    assert slug_of("مشروع", ["own"]) == "own_2"
    with pytest.raises(CatalogueFault, match="the program itself"):
        own_entry(content() | {"id": "egz"})


def test_two_of_one_title_have_two_names() -> None:
    keeper = coordinator()
    names = [make_draft(keeper).instrument.slug for _ in range(2)]
    assert names == ["fuehrerschein_fuer_die_pflege", "fuehrerschein_fuer_die_pflege_2"]


def test_only_one_draft_at_a_time() -> None:
    keeper = coordinator()
    first = publish(make_draft(keeper), keeper)
    with acting(keeper):
        actions.change_draft(version=first, content=content(), by=keeper, at=now())
        with pytest.raises(Refused, match="draft already"):
            actions.change_draft(version=first, content=content(), by=keeper, at=now())


def test_who_does_not_keep_the_network_keeps_no_instruments() -> None:
    keeper = coordinator()
    draft = make_draft(keeper)
    adviser = make_member(make_institution(draft.region))
    for refusal in (access.may_change, access.may_publish, access.may_retire, access.may_try):
        assert refusal(adviser, draft) is not None
        assert refusal(coordinator(), draft) is not None
        assert refusal(keeper, draft) is None


@pytest.mark.parametrize("state", State)
def test_a_state_moves_only_on(state: State) -> None:
    keeper = coordinator()
    version = make_draft(keeper)
    if state != State.DRAFT:
        publish(version, keeper)
    if state == State.RETIRED:
        with acting(keeper):
            actions.retire(version=version, by=keeper, at=now())
    allowed = {
        State.PUBLISHED: access.may_publish(keeper, version) is None,
        State.RETIRED: access.may_retire(keeper, version) is None,
    }
    assert {to for to, may in allowed.items() if may} == MOVES[state]


CHANGES = (
    "update law_regionalversion set content = '{}'",
    "update law_regionalversion set state = 'draft', published_at = null, published_by_id = null",
    "update law_regionalversion set number = 7",
    "delete from law_regionalversion",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_what_was_published_is_never_changed_in_the_database(statement: str) -> None:
    keeper = coordinator()
    version = publish(make_draft(keeper), keeper)
    with acting(keeper), transaction.atomic():
        touched = 0
        try:
            with transaction.atomic(), transaction.get_connection().cursor() as cursor:
                cursor.execute(statement)
                touched = cursor.rowcount
        except Error:
            pass
        kept = RegionalVersion.objects.get(pk=version.pk)
    assert (touched, kept.content["category"], kept.number, kept.state) == (
        *(0, "individual_support", 1),
        "published",
    )


def test_a_state_without_its_day_is_refused_by_the_database() -> None:
    keeper = coordinator()
    make_draft(keeper)
    with acting(keeper), pytest.raises(IntegrityError), transaction.atomic():
        RegionalVersion.objects.update(state="published")


def test_what_can_no_longer_be_read_is_named_and_the_rest_goes_on_answering() -> None:
    keeper = coordinator()
    publish(make_draft(keeper), keeper)
    with acting(keeper):
        other = make_draft(keeper, content(title={"de": "Alt", "en": "Old"}))
        RegionalVersion.objects.filter(pk=other.pk).update(content={"id": "alt", "title": 3})
        other.refresh_from_db()
        with pytest.raises(Refused):
            actions.publish(version=other, by=keeper, at=now())
        RegionalVersion.objects.filter(pk=other.pk).update(
            state="published", published_at=now(), published_by=keeper.account
        )
        found = regional.unreadable(keeper.region)
    assert [(one.key, one.slug) for one in found] == [(other.pk, "alt")]
    assert verdict(keeper, "B2") == "discretionary"
