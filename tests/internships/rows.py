"""Makes internships for tests, the way the program must: acting as somebody who may."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer, Site
from nahtlos.internships import actions, queries
from nahtlos.internships.models import (
    Entry,
    Impression,
    Internship,
    Next,
    Opens,
    Pass,
    Signature,
    Signer,
    State,
    Teller,
    Terms,
    Went,
)
from nahtlos.people.models import Person
from tests import makers
from tests.employers.rows import make_company, make_site, make_user

EMPLOYER = {"name": "Ada Muster", "email": "ada@elektro.example"}
GUARDIAN = {"name": "Rana Beispiel", "telephone": "030 23125 010", "language": "ar"}
GROWN = date(1995, 4, 12)


@dataclass(frozen=True)
class Place:
    """A company with its site, and the adviser in whose portfolio it is."""

    company: Employer
    site: Site
    by: Actor


def make_place(by: Actor, name: str = "Elektro Muster") -> Place:
    company = make_company(by, name)
    return Place(company, make_site(company, by), by)


def terms(place: Place, **more: Any) -> Terms:
    """Two weeks of orientation, 7.5 hours a day, from today on."""
    fields: dict[str, Any] = {
        "company": place.company.pk, "site": place.site.pk, "kind": "orientation",
        "purpose": "Herausfinden, ob der Beruf passt", "aims": "Leitungen verlegen",
        "kldb": "26212", "supervisor": "Ada Muster", "starts_on": today(),
        "ends_on": today() + timedelta(days=13), "hours_day": Decimal("7.5"),
        "hours_week": Decimal("37.5"), "accident": "employer", "liability": "employer",
    }  # fmt: skip
    return Terms(**(fields | more))


def prepared(place: Place, **more: Any) -> actions.Prepared:
    """The same with those who sign; `guardian`, `school` and `employer` say who."""
    named = {"employer": EMPLOYER, "guardian": None, "school": None}
    signers = actions.Signers(**{key: more.pop(key, value) for key, value in named.items()})
    flags = {key: more.pop(key) for key in ("trained", "hard_to_place") if key in more}
    return actions.Prepared(terms=terms(place, **more), signers=signers, **flags)


def make_person(by: Actor, *, born: date = GROWN, **more: Any) -> Person:
    """Somebody who may work, and who was born that day."""
    person = makers.make_person(by, **more)
    makers.make_record(person, by, birth_date=born)
    return person


def make_internship(
    person: Person, by: Actor, place: Place | None = None, **more: Any
) -> Internship:
    """A draft."""
    place = place or make_place(by)
    with acting(by):
        return actions.prepare(person=person, prepared=prepared(place, **more), by=by, at=now())


def make_sent(person: Person, by: Actor, place: Place | None = None, **more: Any) -> Internship:
    """One that waits for signatures."""
    one = make_internship(person, by, place, **more)
    with acting(by):
        return actions.send(internship=one, by=by, at=now())


def signer(one: Internship, by: Actor, party: str) -> Signer:
    with acting(by):
        return Signer.objects.get(internship=one, party=party)


def link_of(one: Internship, by: Actor, party: str, opens: str = Opens.SIGN) -> Pass:
    with acting(by):
        now_ = queries.internship_for(one.pk)
        if now_.state == State.TO_SIGN:
            actions.make_links(internship=now_, at=now())
        return Pass.objects.get(internship=one, signer__party=party, opens=opens, ended_at=None)


def by_link(link: Pass) -> Actor:
    return Actor(link=link.token_digest)


def hand(one: Internship, by: Actor, party: str) -> Actor:
    """Whoever signs for a party."""
    if party == "institution":
        return by
    if party == "person":
        return makers.newcomer(Person(pk=one.person_id, region_id=one.region_id))
    return by_link(link_of(one, by, party))


def shown(one: Internship, by: Actor) -> str:
    with acting(by):
        return str(Internship.objects.values_list("digest", flat=True).get(pk=one.pk))


def sign(
    one: Internship, by: Actor, party: str, *, actor: Actor | None = None, digest: str = "",
    name: str = "Somebody",
) -> Signature:  # fmt: skip
    """Sign for a party with its own hand, the text that stands unless told otherwise."""
    actor = actor or hand(one, by, party)
    whose, digest = signer(one, by, party), digest or shown(one, by)
    signed = actions.Signed(name=name, shown=digest, language="de", device="phone")
    with acting(actor):
        fresh = queries.internship_for(one.pk)
        return actions.sign(internship=fresh, signer=whose, signed=signed, by=actor, at=now())


def sign_all(one: Internship, by: Actor) -> Internship:
    with acting(by):
        parties = [each.party for each in queries.signers_of(one.pk)]
    for party in parties:
        sign(one, by, party)
    return fresh(one, by)


def fresh(one: Internship, by: Actor) -> Internship:
    with acting(by):
        return Internship.objects.get(pk=one.pk)


def make_running(person: Person, by: Actor, place: Place | None = None, **more: Any) -> Internship:
    """One that runs since today or before."""
    one = sign_all(make_sent(person, by, place, **more), by)
    with acting(by):
        return actions.start(internship=one, by=by, at=now())


def make_entry(one: Internship, person: Person, words: str = "Kabel verlegt") -> Entry:
    herself = makers.newcomer(person)
    with acting(herself):
        return actions.write(
            internship=one, on=today(), words=words, language="de", by=herself, at=now()
        )


def make_told(one: Internship, by: Actor, teller: Teller = Teller.EMPLOYER) -> Impression:
    told = actions.Told(went=Went.WELL, next=Next.APPRENTICESHIP, skills=("s0019",))
    with acting(by):
        return actions.tell(
            internship=one, teller=teller, told=told, language="de", by=by, at=now()
        )


def chef_of(place: Place) -> Actor:
    """Somebody who signs in for the company."""
    return make_user(place.company, place.by)


__all__ = ("GUARDIAN", "State")
