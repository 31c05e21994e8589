"""Openings of the agency's job search, brought in: marked, updated, run out, never published by us."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries
from nahtlos.employers.engine.agency import understood
from nahtlos.employers.engine.rows import Line
from nahtlos.employers.models import CompanyUser, Employer, Opening, Site, State
from nahtlos.network.models import Region
from nahtlos.site.bring_agency import Asked, openings
from nahtlos.site.faults import Fault
from nahtlos.site.told import Told
from tests.employers.agency import (
    ANSWER,
    BAKER,
    ELECTRICIAN,
    NOTHING,
    NURSE,
    answer,
    offers,
    search_with,
)
from tests.employers.rows import address_of, make_company, make_opening, make_site
from tests.makers import make_institution, make_member, sure

pytestmark = pytest.mark.django_db
AROUND = Asked(place="Lindenau", km=25)
SIX_WEEKS = timedelta(days=42)


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.AGENCY = True


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


def bring(by: Actor, raw: bytes = b"") -> Told:
    raw = raw or ANSWER.read_bytes()
    return openings(AROUND, address_of(by), dry_run=False, ask=search_with(raw))


def opening(by: Actor, key: str = ELECTRICIAN) -> Opening:
    with acting(by):
        return Opening.objects.select_related("company", "site").get(external_key=key)


def everything(by: Actor) -> list[object]:
    """All that is kept, value by value."""
    with acting(by):
        return [
            list(rows.order_by("pk").values())
            for rows in (Employer.objects, Site.objects, Opening.objects)
        ]


# --- what comes in ---------------------------------------------------------------------------------
def test_openings_come_in_marked_with_source_and_reference(service: Actor) -> None:
    told = bring(service)
    assert str(told) == (
        "Imported: 3 companies, 3 new, 0 changed, 0 as before, 0 run out, 2 left out."
    )
    assert [line.split(": ", 2)[:2] for line in told.faults] == [
        ["10000-1990000004-S", "occupation"], ["10000-1990000005-S", "place"],
    ]  # fmt: skip
    one = opening(service)
    assert (one.source, one.kind, one.kldb, one.state) == ("agency", "job", "26212", "draft")
    assert one.original == f"https://www.arbeitsagentur.de/jobsuche/jobdetail/{ELECTRICIAN}"
    assert (str(one.company), str(one.site)) == (
        "Elektro Sonnleitner GmbH", "Werkstraße 12, 59981 Lindenau",
    )  # fmt: skip
    assert str(opening(service, NURSE).site) == "59985 Erlenrade"
    assert opening(service, BAKER).start == today() + timedelta(days=14)
    with acting(service):
        assert not CompanyUser.objects.exists()
        assert set(Employer.objects.values_list("keeper", flat=True)) == {None}


def test_the_kind_follows_what_was_looked_for(service: Actor) -> None:
    first, second, third = offers()[:3]
    by_kind = {"1": answer(first), "4": answer(second), "34": answer(third, first)}
    told = openings(
        AROUND, address_of(service), dry_run=False, ask=lambda asked: by_kind[asked["angebotsart"]]
    )
    assert told.counts["new"] == 3
    kinds = [opening(service, key).kind for key in (ELECTRICIAN, NURSE, BAKER)]
    assert kinds == ["job", "apprenticeship", "internship"]


def test_a_dry_run_writes_nothing(service: Actor) -> None:
    told = openings(AROUND, "", dry_run=True, ask=search_with(ANSWER.read_bytes()))
    assert str(told) == "Would import: 3 openings, 2 left out."
    assert everything(service) == [[], [], []]


# --- again -----------------------------------------------------------------------------------------
def test_the_same_answer_again_changes_nothing(service: Actor) -> None:
    bring(service)
    before = everything(service)
    told = bring(service)
    assert (told.counts["new"], told.counts["changed"], told.counts["as before"]) == (0, 0, 3)
    assert everything(service) == before


ODD: tuple[object, ...] = (
    "", None, 7, "x" * 200, "2027-05-01", "Koch/Köchin", {"lat": 50.0, "lon": 8.0}, "59981",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_twice_changes_nothing_whatever_is_told(service: Actor, seed: int) -> None:
    """In each opening one value is another's: what came in the first time is as before the second."""
    told = offers()[:3]
    for place, one in enumerate(told[: 1 + seed % 3]):
        inside = one["arbeitsort"] if seed % 2 else one
        key = sorted(inside)[(seed + 2 * place) % len(inside)]
        inside[key] = ODD[(seed + place) % len(ODD)]
    first = bring(service, answer(*told))
    before = everything(service)
    again = bring(service, answer(*told))
    assert again.counts["as before"] == first.counts["new"]
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)
    assert everything(service) == before
    assert first.counts["left out"] + first.counts["new"] == 3


def test_what_is_told_differently_is_changed_and_what_a_human_wrote_stays(service: Actor) -> None:
    bring(service)
    with acting(service):
        actions.change_opening(opening=opening(service), by=service, german="B2", text="Im Team.")
    one = offers()[0] | {"titel": "Elektriker gesucht", "eintrittsdatum": "2027-03-01"}
    one["arbeitsort"]["strasse"] = "Neue Straße 3"
    told = bring(service, answer(one))
    assert (told.counts["changed"], told.counts["companies"]) == (1, 0)
    kept = opening(service)
    assert (kept.title, kept.start.isoformat(), kept.site.street) == (
        "Elektriker gesucht", "2027-03-01", "Neue Straße 3",
    )  # fmt: skip
    assert (kept.german, kept.text) == ("B2", "Im Team.")


def test_what_is_no_longer_told_runs_out_after_six_weeks_and_comes_back(service: Actor) -> None:
    bring(service)
    on = today() + SIX_WEEKS
    with acting(service):
        assert actions.expire_told(by=service, on=on) == 0
        assert actions.expire_told(by=service, on=on + timedelta(days=1)) == 3
    assert opening(service).state == State.EXPIRED
    bring(service)
    assert opening(service).state == State.DRAFT
    assert opening(service).expires_on == on


def test_that_it_still_stands_there_is_noted_once_a_week(service: Actor) -> None:
    bring(service)
    lines = tuple(understood(tuple(offers()[:1]), "job", queries.code_of))
    for days, noted in ((6, 0), (7, 7), (13, 7), (14, 14)):
        with acting(service):
            taken = actions.take_openings(
                lines=[one for one in lines if isinstance(one, Line)], by=service,
                at=now() + timedelta(days=days),
            )  # fmt: skip
        assert (taken.same, taken.changed) == (1, 0)
        assert opening(service).refreshed_on == today() + timedelta(days=noted)
        assert opening(service).expires_on == today() + timedelta(days=noted) + SIX_WEEKS


def test_a_later_answer_lets_run_out_what_it_no_longer_tells(service: Actor) -> None:
    bring(service)
    lines = understood(tuple(offers()[:1]), "job", queries.code_of)
    with acting(service):
        taken = actions.take_openings(
            lines=[one for one in lines if isinstance(one, Line)], by=service,
            at=now() + timedelta(days=43),
        )  # fmt: skip
    assert (taken.same, taken.expired) == (1, 2)
    assert [opening(service, key).state for key in (ELECTRICIAN, NURSE)] == ["draft", "expired"]


# --- which company ---------------------------------------------------------------------------------
def test_a_company_that_is_known_is_found_and_its_place_too(service: Actor) -> None:
    company = make_company(service, "Elektro Sonnleitner GmbH")
    site = make_site(company, service, street="Werkstraße 12")
    told = bring(service)
    assert told.counts["companies"] == 2
    assert (opening(service).company_id, opening(service).site_id) == (company.pk, site.pk)


@pytest.mark.parametrize("closed", [False, True])
def test_a_company_of_others_or_given_up_is_left_to_a_human(
    service: Actor, *, closed: bool
) -> None:
    by = service if closed else make_member(make_institution(service_region(service)))
    company = make_company(by, "Elektro Sonnleitner GmbH")
    make_site(company, by)
    if closed:
        with acting(by):
            actions.close_company(company=company, by=by, at=now())
    told = bring(service)
    says = "no longer looks after" if closed else "Another institution looks after"
    assert says in next(line for line in told.faults if line.startswith(ELECTRICIAN))
    with acting(service):
        assert Employer.objects.filter(name="Elektro Sonnleitner GmbH").count() == 1


def service_region(by: Actor) -> Region:
    return Region.objects.get(pk=sure(by.region))


def test_a_legal_form_that_moved_makes_no_other_company(service: Actor) -> None:
    bring(service)
    company = opening(service).company
    with acting(service):
        actions.change_company(
            company=company, by=service, name="Elektro Sonnleitner", legal_form="GmbH"
        )
    second = offers()[0] | {"refnr": "10000-7-S", "arbeitgeber": "Elektro Sonnleitner"}
    told = bring(service, answer(offers()[0], second))
    assert (told.counts["companies"], told.counts["new"], told.faults) == (0, 1, ())
    assert opening(service, "10000-7-S").company_id == company.pk


def test_a_number_of_an_own_opening_is_never_overwritten(service: Actor) -> None:
    own = make_opening(make_company(service), service, external_key=ELECTRICIAN)
    told = bring(service)
    assert any("has this number already" in line for line in told.faults)
    assert (opening(service).pk, opening(service).title) == (own.pk, own.title)


def test_an_opening_does_not_wander_to_another_company(service: Actor) -> None:
    bring(service)
    told = bring(service, answer(offers()[0] | {"arbeitgeber": "Ganz anders AG"}))
    assert any("a new name" in line for line in told.faults)
    assert str(opening(service).company) == "Elektro Sonnleitner GmbH"


# --- nothing half-way ------------------------------------------------------------------------------
@pytest.mark.parametrize("page", [b"", b"<html>", b'{"stellenangebote": 1}', b"[" * 5000])
def test_an_answer_that_breaks_on_a_later_page_changes_nothing(service: Actor, page: bytes) -> None:
    bring(service)
    before = everything(service)
    first = {"stellenangebote": [offers()[0] | {"titel": "Neu"}], "maxErgebnisse": 2}
    told = {"1": json.dumps(first).encode(), "2": page}
    with pytest.raises(Fault, match="job search"):
        openings(
            AROUND, address_of(service), dry_run=False,
            ask=lambda asked: told[asked["page"]],
        )  # fmt: skip
    assert everything(service) == before


def test_a_fault_of_the_database_takes_everything_back(
    service: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_told: object, **_more: object) -> None:
        raise IntegrityError

    bring(service, answer(offers()[1]))
    before = everything(service)
    monkeypatch.setattr("nahtlos.employers.actions.agency._Taking._update", broken)
    with pytest.raises(Fault, match="at this moment"):
        bring(service)
    assert everything(service) == before


def test_an_empty_answer_changes_nothing(service: Actor) -> None:
    bring(service)
    before = everything(service)
    assert bring(service, NOTHING).counts["run out"] == 0
    assert everything(service) == before
