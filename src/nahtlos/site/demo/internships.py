"""Internships in every stage: Hassan's two weeks at the master electrician, one that waits, two that are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from nahtlos.core.actor import Actor
from nahtlos.core.roles import EmployerContact, Newcomer
from nahtlos.core.wall import acting
from nahtlos.employers import queries as employers
from nahtlos.employers.models import CompanyUser, Contact, Employer, Site
from nahtlos.internships import actions, queries
from nahtlos.internships.models import (
    Internship,
    Next,
    Party,
    Pass,
    Teller,
    Terms,
    Went,
)
from nahtlos.site.demo.files import File
from nahtlos.site.demo.world import World, acting_as

LINES = (
    (4, "تعرفت على الورشة والزملاء.", "Willkommen im Team!"),
    (3, "مددنا الكابلات في بيت جديد.", "Sehr sauber gearbeitet."),
    (2, "ركّبت علبة توزيع مع السيد كتلر.", ""),
)


@dataclass(frozen=True)
class Plan:
    """Whose, where, for what; `begins` in days from today; who has signed."""

    whole: File
    company: str
    kldb: str
    aims: str
    begins: int
    length: int = 14
    kind: str = "orientation"
    purpose: str = "Herausfinden, ob der Beruf passt"
    signed: tuple[str, ...] = ("person", "institution", "employer")


def build(world: World, files: list[File]) -> None:
    """Four of the tour, by their given name."""
    by_name = {whole.person.given_name: whole for whole in files if whole.draft.told}
    hassan = made(world, Plan(
        by_name["Hassan"], "Elektro Kettler", "26212", "Leitungen verlegen, Verteiler verdrahten",
        begins=-4,
    ))  # fmt: skip
    begin(world, hassan, -4)
    _diary(world, hassan)
    made(world, Plan(
        by_name["Olena"], "Pflegeheim am Marktplatz", "81302", "Pflege im Alltag kennenlernen",
        begins=9, signed=("institution",),
    ))  # fmt: skip
    made(world, Plan(
        by_name["Saba"], "Bäckerei Ährenkranz", "29222", "Teige herstellen, Backwaren verkaufen",
        begins=5, signed=("person", "institution"),
    ))  # fmt: skip
    darya = made(world, Plan(
        by_name["Darya"], "Hotel Drei Linden", "63222", "Gäste empfangen, Buchungen eingeben",
        begins=-40,
    ))  # fmt: skip
    begin(world, darya, -40)
    _end(world, darya)


def entry(world: World, whole: File, company: str, aims: str, *, begins: int) -> Internship:
    """An entry qualification of half a year, signed by everybody; it runs if its first day has come."""
    one = made(world, Plan(
        whole, company, "26212", aims, begins=begins, length=182, kind="entry",
        purpose="Vorbereitung auf die Ausbildung zum Elektroniker",
    ))  # fmt: skip
    if begins <= 0:
        begin(world, one, begins)
    return one


def made(world: World, plan: Plan) -> Internship:
    """The agreement, written, sent and signed by those who are named in the plan."""
    company = Employer.objects.get(region=world.region, name=plan.company)
    asked, by = min(-1, plan.begins - 6), acting_as(plan.whole.adviser)
    with acting(by):
        one = actions.prepare(
            person=plan.whole.person, prepared=_prepared(world, plan, company), by=by,
            at=world.at(asked - 1),
        )  # fmt: skip
        if not one.lawful:
            actions.permit(
                internship=one, begins=world.ago(30 - plan.begins), ends=None, by=by,
                at=world.at(asked - 1),
            )  # fmt: skip
        actions.send(internship=one, by=by, at=world.at(asked))
    _sign(world, plan, one, asked)
    return one


def _prepared(world: World, plan: Plan, company: Employer) -> actions.Prepared:
    site = Site.objects.filter(company=company).earliest("id")
    contact = Contact.objects.filter(company=company).earliest("id")
    first = world.ago(-plan.begins)
    terms = Terms(
        company=company.pk, site=site.pk, kind=plan.kind, purpose=plan.purpose, aims=plan.aims, kldb=plan.kldb,
        supervisor=contact.name, starts_on=first,
        ends_on=first + timedelta(days=plan.length - 1), hours_day=Decimal("7.5"),
        hours_week=Decimal("37.5"), accident="employer", liability="employer",
    )  # fmt: skip
    employer = {"name": contact.name, "telephone": contact.telephone}
    return actions.Prepared(terms=terms, signers=actions.Signers(employer=employer))


def _sign(world: World, plan: Plan, one: Internship, asked: int) -> None:
    """Everybody with their own hand, a day after the other."""
    keeper = acting_as(plan.whole.adviser)
    for after, party in enumerate(plan.signed):
        at = world.at(min(-1, asked + after), 15 + after)
        with acting(keeper):
            fresh = queries.internship_for(one.pk)
            signer = queries.signer_for(one.pk, party)
            hand = _hand(world, plan.whole, fresh, party)
        if signer is None:
            raise LookupError(party)
        signed = actions.Signed(
            name=signer.name, shown=fresh.digest,
            language=one.language if party == Party.PERSON else "de",
            device="computer" if party == Party.INSTITUTION else "phone",
        )  # fmt: skip
        with acting(hand):
            actions.sign(internship=fresh, signer=signer, signed=signed, by=hand, at=at)


def _hand(world: World, whole: File, one: Internship, party: str) -> Actor:
    if party == Party.INSTITUTION:
        return acting_as(whole.adviser)
    if party == Party.PERSON:
        return Actor(role=Newcomer, person=whole.person.pk, region=world.region.pk)
    actions.make_links(internship=one, at=world.at(0, 0))
    link = Pass.objects.get(internship=one, signer__party=party, ended_at=None)
    return Actor(link=link.token_digest)


def begin(world: World, one: Internship, day: int) -> None:
    """Its first day."""
    with acting(_keeper(world, one)) as by:
        actions.start(internship=one, by=by, at=world.at(day, 6))


def _keeper(world: World, one: Internship) -> Actor:
    return acting_as(next(m for m in world.memberships if m.pk == one.kept_in_id))


def _diary(world: World, one: Internship) -> None:
    """Three days in Arabic; the master answers."""
    herself = Actor(role=Newcomer, person=one.person_id, region=world.region.pk)
    chef = _chef(world, one)
    for ago, words, answer in LINES:
        at = world.at(-ago, 17)
        with acting(herself):
            actions.write(
                internship=queries.internship_for(one.pk), on=world.ago(ago), words=words,
                language="ar", by=herself, at=at,
            )  # fmt: skip
        if answer and chef is not None:
            with acting(chef):
                entry = queries.entries_of(one.pk).get(on=world.ago(ago))
                actions.answer(entry=entry, words=answer, by=chef, at=at + timedelta(hours=2))


def _chef(world: World, one: Internship) -> Actor | None:
    with acting(_keeper(world, one)):
        users: Iterable[CompanyUser] = CompanyUser.objects.filter(company=one.company_id)
        user = next(iter(users), None)
    account = user.account_id if user else None
    known = {a.pk: name for name, a in world.accounts.items()}
    if account is None:
        return None
    return Actor(
        role=EmployerContact, account=account, region=world.region.pk, name=known.get(account, "")
    )


def _end(world: World, one: Internship) -> None:
    """Both sides have told how it was."""
    at = world.at(-26, 6)
    keeper = _keeper(world, one)
    herself = Actor(role=Newcomer, person=one.person_id, region=world.region.pk)
    with acting(keeper):
        actions.end(internship=queries.internship_for(one.pk), by=keeper, at=at)
        ended = queries.internship_for(one.pk)
        actions.tell(
            internship=ended, teller=Teller.EMPLOYER, language="de", by=keeper,
            at=at + timedelta(days=2), told=actions.Told(
                went=Went.WELL, next=Next.JOB, name="Hotel Drei Linden",
                words="Freundlich zu den Gästen, sehr zuverlässig. Das Telefonieren fällt noch schwer.",
                skills=_skills(ended),
            ),
        )  # fmt: skip
    with acting(herself):
        actions.tell(
            internship=ended, teller=Teller.PERSON, language="uk", by=herself,
            at=at + timedelta(days=1),
            told=actions.Told(went=Went.WELL, next=Next.JOB, words="Мені дуже сподобалося."),
        )  # fmt: skip


def _skills(one: Internship) -> tuple[str, ...]:
    return tuple(skill.id for skill in employers.skills_proposed(one.aims, one.kldb)[:3])
