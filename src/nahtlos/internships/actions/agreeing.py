"""Write an agreement, change it, have it signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.employers import queries as employers
from nahtlos.internships import access, queries, wording
from nahtlos.internships.actions.keeping import keeper, locked, moved, refusing, tell_of
from nahtlos.internships.actions.signing import make_links
from nahtlos.internships.models import Internship, Party, Signer, State, Terms
from nahtlos.internships.news import SignaturesAsked
from nahtlos.people.models import Person
from nahtlos.people.wording import language_for

NO_BIRTH_DATE = Refusal(
    _("The birth date is not known. Please enter it first: under 18 other rules hold.")
)
NO_GUARDIAN = _("Under 18 a legal guardian signs, too. Please say who, and how to reach them.")


@dataclass(frozen=True, kw_only=True)
class Signers:
    """Who signs besides the person: name, and how they are reached. A school signs in the place of the institution."""

    employer: Mapping[str, str]
    guardian: Mapping[str, str] | None = None
    school: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Everything that is written into an agreement."""

    terms: Terms
    signers: Signers
    trained: bool = False
    hard_to_place: bool = False


@transaction.atomic
def prepare(*, person: Person, prepared: Prepared, by: Actor, at: datetime) -> Internship:
    """Write an agreement; nobody is told of it."""
    demand(access.may_make(by, person))
    new = Internship(
        person=person, region_id=person.region_id, institution_id=person.institution_id,
        language=language_for(person.preferred_language), made_at=at, moved_at=at,
        moved_by_id=by.account,
    )  # fmt: skip
    _written(new, prepared, by, at)
    with refusing():
        new.save(force_insert=True)
    _sign_for(new, prepared.signers, person)
    return new


@transaction.atomic
def change(*, internship: Internship, prepared: Prepared, by: Actor, at: datetime) -> Internship:
    """Write something else. Where somebody was asked to sign, everybody is asked anew."""
    fresh = locked(internship)
    demand(access.may_write(by, fresh))
    before = fresh.text
    _written(fresh, prepared, by, at)
    if fresh.text != before and fresh.state == State.SIGNED:
        fresh.state, fresh.moved_at = State.TO_SIGN, at
    with refusing():
        fresh.save()
    fresh.refresh_from_db()
    _sign_for(fresh, prepared.signers, fresh.person)
    if fresh.text != before and fresh.state == State.TO_SIGN:
        make_links(internship=fresh, at=at)
        tell_of(SignaturesAsked, fresh)
    return fresh


@transaction.atomic
def send(*, internship: Internship, by: Actor, at: datetime) -> Internship:
    """Ask everybody to sign; the person first."""
    fresh = locked(internship)
    on = timezone.localdate(at)
    parties = [one.party for one in queries.signers_of(fresh.pk)]
    demand(access.may_send(by, fresh, parties, on))
    answer = queries.answer_for(fresh, on)
    if answer is None:
        raise Refused(NO_BIRTH_DATE)
    demand(access.may_agree_on(answer.one))
    kept: dict[str, Any] = keeper(by)
    moved(fresh, State.TO_SIGN, by=by, at=at, **kept)
    make_links(internship=fresh, at=at)
    tell_of(SignaturesAsked, fresh)
    return fresh


def _written(row: Internship, prepared: Prepared, by: Actor, at: datetime) -> None:
    """Fill the columns, ask the law, compose the text."""
    terms, on = prepared.terms, timezone.localdate(at)
    person: Person = row.person
    answer = queries.checked(
        terms, person.pk, trained=prepared.trained, hard_to_place=prepared.hard_to_place, on=on,
        but=row.pk,
    )  # fmt: skip
    if answer is None:
        raise Refused(NO_BIRTH_DATE)
    demand(access.may_agree_on(answer.one))
    demand(unless(not answer.minor or prepared.signers.guardian, NO_GUARDIAN))
    law = queries.permission(person.pk, terms, on)
    columns: dict[str, Any] = {
        **terms.columns(), **keeper(by), "trained": prepared.trained,
        "hard_to_place": prepared.hard_to_place, "minor": answer.minor, "access": law.access,
        "access_on": on, "law_as_of": law.law_as_of,
    }  # fmt: skip
    for name, value in columns.items():
        setattr(row, name, value)
    row.text = wording.compose(
        terms, [(one["party"], one["name"]) for one in _parties(row, prepared.signers)],
        _places(terms), language=row.language, cite=answer.pay.cite, minor=answer.minor,
    )  # fmt: skip


def _places(terms: Terms) -> dict[str, str]:
    company, site = employers.company_for(terms.company), employers.site_for(terms.site)
    if company is None or site is None or site.company_id != company.pk:
        raise Refused(Refusal(_("This place belongs to another company.")))
    return {"company": str(company), "site": str(site)}


def _parties(row: Internship, signers: Signers) -> list[dict[str, Any]]:
    """Who signs, in the order in which they stand in the text."""
    person = row.person
    found: list[dict[str, Any]] = [
        {"party": Party.PERSON, "name": str(person), "language": row.language}
    ]
    if row.minor and signers.guardian:
        found.append({"party": Party.GUARDIAN, **signers.guardian})
    found.append({"party": Party.EMPLOYER, **signers.employer})
    if signers.school:
        found.append({"party": Party.SCHOOL, **signers.school})
    else:
        found.append({"party": Party.INSTITUTION, "name": person.institution.name})
    return found


def _sign_for(row: Internship, signers: Signers, person: Person) -> None:
    """The rows of those who sign; whoever is no longer named signs no more."""
    wanted = _parties(row, signers)
    others = Signer.objects.filter(internship=row)
    others.exclude(party__in=[one["party"] for one in wanted]).update(named=False)
    for one in wanted:
        columns = {"email": "", "telephone": "", "language": "de", "named": True} | one
        party = columns.pop("party")
        Signer.objects.update_or_create(
            internship=row, party=party, person=person,
            defaults={**columns, "region_id": row.region_id, "institution_id": row.institution_id},
        )  # fmt: skip
