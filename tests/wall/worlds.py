"""Random worlds: drawn as small numbers, then built in the database and for the oracle alike."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.models import Reading
from nahtlos.core.roles import Adviser, Usher
from nahtlos.core.wall import acting
from nahtlos.law.models import RegionalInstrument, RegionalTrial, RegionalVersion
from nahtlos.network.models import Account, Institution, Invitation, Membership, Region
from nahtlos.offers.models import Booking, Offer, Place, Result
from nahtlos.people import models as people
from nahtlos.plan.models import Step
from nahtlos.recognition.models import (
    CompetenceCheck,
    Cost,
    Enclosure,
    MissingPart,
    Move,
    Procedure,
)
from nahtlos.referrals.models import OPEN, Question, Referral, Standing, State
from nahtlos.referrals.models import Move as ReferralMove
from tests.makers import BESIDE, digest, keeper, sure
from tests.wall import oracle

PARTS = st.sets(st.sampled_from(people.Part.values), min_size=1)
DAYS = st.sampled_from([-3, -2, -1, 1, 2, 3])
DAY = timedelta(days=1)
PASSING = "passing"


@dataclass(frozen=True)
class Given:
    """A consent as drawn: to which institution, which parts, and when what happened."""

    to: int
    parts: set[str]
    begins: int
    lasts: int
    given: int | None
    revoked: bool


@dataclass(frozen=True)
class Sent:
    """A referral as drawn."""

    to: int
    parts: set[str]
    state: str
    asked: str


@dataclass(frozen=True)
class Drawn:
    """A person as drawn: held by which institution, with which consents and referrals."""

    held: int
    consents: list[Given]
    referrals: list[Sent]
    link_lives: bool
    looked_at_by: int


@dataclass(frozen=True)
class Draft:
    """A world as drawn: institution n stands in region `regions[n]`."""

    regions: list[int]
    persons: list[Drawn]


DRAFTS = st.integers(2, 5).flatmap(
    lambda n: st.builds(
        Draft,
        st.lists(st.sampled_from([0, 0, 1]), min_size=n, max_size=n),
        st.lists(
            st.builds(
                Drawn,
                st.integers(0, n - 1),
                st.lists(
                    st.builds(
                        Given, st.integers(0, n - 1), PARTS, DAYS, st.integers(1, 4),
                        st.sampled_from([None, -1, -1, -1, 1]), st.sampled_from([False, False, True]),
                    ),
                    max_size=4,
                ),
                st.lists(
                    st.builds(
                        Sent, st.integers(0, n - 1), PARTS, st.sampled_from(State.values),
                        st.sampled_from(Standing.values),
                    ),
                    max_size=3,
                ),
                st.booleans(),
                st.integers(0, n - 1),
            ),
            min_size=1,
            max_size=4,
        ),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """What stays the same from world to world, and is made once: two regions and their accounts."""

    regions: tuple[Region, ...]
    accounts: tuple[Account, ...]


@dataclass
class Builder:
    """Builds one world; what is to be inserted waits in `todo` by holder, then goes in at once."""

    ground: Ground
    at: datetime = field(default_factory=timezone.now)
    rows: list[oracle.Row] = field(default_factory=list)
    places: list[oracle.Place] = field(default_factory=list)
    todo: dict[UUID, dict[type[Model], list[Model]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    advisers: list[Actor] = field(default_factory=list)
    offices: dict[UUID, UUID] = field(default_factory=dict)

    def build(self, draft: Draft) -> oracle.World:
        """The world, in the database and as the oracle knows it."""
        for ground in self.ground.regions:
            self.office(ground)
        for number, region in enumerate(draft.regions):
            self.institution(number, self.ground.regions[region])
        for number, drawn in enumerate(draft.persons):
            self.person(number, drawn)
        self.insert()
        self.moves()
        return oracle.World(self.at, tuple(self.rows), tuple(self.places))

    def office(self, region: Region) -> None:
        """The immigration office of a region, and somebody who would like to see everything."""
        new = Institution.objects.create(
            region=region, kind="immigration_office", name="Office", short_name="Office"
        )
        self.offices[region.id] = new.id

    def at_offices(self) -> list[Actor]:
        """Somebody at each immigration office; the test draws in which role."""
        account = self.ground.accounts[0].id
        return [
            Actor(account=account, institution=office, region=region)
            for region, office in self.offices.items()
        ]

    def institution(self, number: int, region: Region) -> None:
        name = f"Institution {number}"
        new = Institution.objects.create(region=region, kind="city", name=name, short_name=name)
        account = self.ground.accounts[number]
        common = {"region": region, "institution": new, "role": "adviser"}
        with acting(keeper(region.id)):
            place = Membership.objects.create(account=account, **common)
            asked = Invitation.objects.create(
                email="new@nahtlos.example", token_digest=digest(f"invitation {number}"),
                invited_by=account, expires_at=self.at + DAY, **common,
            )  # fmt: skip
        self.places += [
            oracle.Place("network_membership", place.id, region.id, account.id),
            oracle.Place("network_invitation", asked.id, region.id, digest=asked.token_digest),
        ]
        self.regional(number, region, account)
        self.advisers.append(
            Actor(role=Adviser, account=account.id, institution=new.id, region=region.id)
        )

    def regional(self, number: int, region: Region, account: Account) -> None:
        """An instrument of the region with one version, every third of each state, and a trial."""
        state = ("draft", "published", "retired")[number % 3]
        days = {"published": ("published",), "retired": ("published", "retired")}.get(state, ())
        when = {f"{day}_at": self.at for day in days} | {f"{day}_by": account for day in days}
        with acting(keeper(region.id)):
            new = RegionalInstrument.objects.create(region=region, slug=f"own_{number}")
            version = RegionalVersion.objects.create(
                region=region, instrument=new, number=1, content={}, state=state,
                changed_by=account, **when,
            )  # fmt: skip
            trial = RegionalTrial.objects.create(
                region=region, version=version, tried_at=self.at, tried_by=account, found={}
            )
        self.places += [
            oracle.Place("law_regionalinstrument", new.id, region.id, state=state),
            oracle.Place("law_regionalversion", version.id, region.id, state=state),
            oracle.Place("law_regionaltrial", trial.id, region.id),
        ]

    def person(self, number: int, drawn: Drawn) -> None:
        holder = self.advisers[drawn.held]
        whose = people.Person(
            region_id=sure(holder.region), institution_id=sure(holder.institution), given_name=f"P{number}",
            sort_key="p",
        )  # fmt: skip
        add = partial(self.add, holder, whose)
        self.todo[sure(holder.institution)][people.Person].append(whose)
        self.rows.append(self.told("people_person", whose.id, whose, "person"))
        self.passing(add, sure(holder.institution))
        for given in drawn.consents:
            self.consent(add, given)
        for make in (self.file, self.papers):
            make(number, add, drawn)

    def told(self, table: str, key: UUID, whose: people.Person, part: str) -> oracle.Row:
        return oracle.Row(table, key, whose.id, whose.institution_id, whose.region_id, part)

    def add(
        self, holder: Actor, whose: people.Person, part: str, model: type[Model],
        told_as: type[oracle.Row] = oracle.Row, more: dict[str, Any] | None = None, /, **fields: Any,
    ) -> None:  # fmt: skip
        """A row for the database, and the same for the oracle with what else it must know."""
        common = {"region_id": holder.region, "institution_id": holder.institution}
        new = model(**common, person_id=whose.id, **fields)
        self.todo[sure(holder.institution)][model].append(new)
        told = self.told(model._meta.db_table, new.pk, whose, part)
        self.rows.append(told_as(**vars(told), **(more or {})))

    def file(self, number: int, add: Callable[..., None], drawn: Drawn) -> None:
        """The parts of the file; special ones are put in while consent to the holder lives."""
        account = self.ground.accounts[0]
        add("contact", people.Contact, kind="phone", value="030 23125 001")
        add("profile", people.Record)
        add("profile", people.Language, code="uk")
        add("profile", people.HouseholdMember, relation="child")
        add("profile", people.Qualification, title="Nurse")
        self.learned(add, self.rows[-1].id)
        for part in ("profile", "burdens", "health"):
            add(part, people.Fact, name=part, part=part)
        add("notes", people.Note, text="Came early.", written_by=account)
        add("burdens", people.Burden, kind="debt", part="burdens", told_to=account)
        add("health", people.Burden, kind="illness", part="health", told_to=account)
        add("plan", Step, what="Write", who="person", agreed_by=account)
        self.course(number, add, drawn)

    def learned(self, add: Callable[..., None], key: UUID) -> None:
        """The papers for a qualification, and what becomes of it."""
        account, day = self.ground.accounts[0], timezone.localdate(self.at)
        add("profile", people.Document, kind="certificate", title="x", media_type="x",
            ending="pdf", size=1, digest="x")  # fmt: skip
        add("profile", people.Content, oracle.Content, document_id=self.rows[-1].id, content=b"x")
        add("profile", Procedure, qualification_id=key, state_since=day)
        whose = {"procedure_id": self.rows[-1].id}
        add("profile", Move, **whose, to_state="advised", happened_on=day, moved_by=account)
        add("profile", MissingPart, **whose, what="Care")
        add("profile", Cost, **whose, kind="fee", euro=1)
        add("profile", Enclosure, qualification_id=key, wanted="x")
        add("profile", CompetenceCheck, what="x", how="sample", level="alone", found_on=day,
            kept_by=account)  # fmt: skip

    def course(self, number: int, add: Callable[..., None], drawn: Drawn) -> None:
        """A place in a course of whoever has looked, and what came of it."""
        runs = self.advisers[drawn.looked_at_by]
        offer = Offer.objects.create(
            region_id=sure(runs.region), institution_id=sure(runs.institution), kind="course",
            topic="language", title=f"Course {number}", checked_on=timezone.localdate(self.at),
        )  # fmt: skip
        with acting(Actor(role=Usher, region=runs.region)):
            place = Place.objects.create(
                region_id=sure(runs.region), institution_id=sure(runs.institution), offer=offer,
                asked_by_id=sure(runs.institution),
            )  # fmt: skip
        by = {"offered_by_id": runs.institution}
        add("plan", Booking, oracle.Course, {"runs": runs.institution}, place=place, offer=offer,
            booked_by=self.ground.accounts[0], **by)  # fmt: skip
        booking = self.rows[-1].id
        add("plan", Result, oracle.Course, {"runs": runs.institution}, booking_id=booking,
            outcome="passed", level="B1", happened_on=timezone.localdate(self.at),
            recorded_by=self.ground.accounts[0], **by)  # fmt: skip

    def papers(self, number: int, add: Callable[..., None], drawn: Drawn) -> None:
        """What lies beside the file: papers, links, sign-in, referrals, looks."""
        link, account = digest(f"link {number}"), self.ground.accounts[-1 - number]
        add("secret", people.Scan, name="x", media_type="x", content=b"x", digest="x")
        add("secret", people.Link, oracle.Link, {"digest": link, "alive": drawn.link_lives},
            token_digest=link, expires_at=self.at + (DAY if drawn.link_lives else -DAY))  # fmt: skip
        add("secret", people.Login, oracle.Login, {"account": account.id}, account=account)
        for sent in drawn.referrals:
            self.referral(add, sent)
            self.question(add, sent)
        self.look(drawn)

    def referral(self, add: Callable[..., None], sent: Sent) -> None:
        """A referral with its own consent, which has ended if the referral has."""
        to, begun, state = self.advisers[sent.to].institution, self.at - 2 * DAY, sent.state
        ends = self.at + DAY if state in OPEN or state == "drafted" else self.at - DAY
        given = None if state == "drafted" else begun
        fields: dict[str, object] = {}
        also = {"recipient": to, "parts": frozenset(sent.parts), "begins": begun, "ends": ends,
                "given": given, "revoked": None}  # fmt: skip
        add("consent", people.Consent, oracle.Consent, also, recipient_id=to, purpose="referral",
            parts=sorted(sent.parts), explicit=True, valid_from=begun, valid_until=ends,
            how="on_the_spot", wording="x", asked_by=self.ground.accounts[0], given_at=given)  # fmt: skip
        if state not in {"drafted", "withdrawn"}:
            fields = {"sent_at": begun, "answer_due_on": timezone.localdate(self.at)}
        fields |= BESIDE[state](self.at) if state in BESIDE else {}
        add("referral", Referral, oracle.Referral, {"recipient": to, "state": state},
            recipient_id=to, topic="work", parts=sorted(sent.parts), state=state,
            moved_by=self.ground.accounts[0], consent_id=self.rows[-1].id, **fields)  # fmt: skip

    def question(self, add: Callable[..., None], sent: Sent) -> None:
        """A question to the immigration office of the region, as it stands."""
        office, state = self.offices[self.rows[-1].region], sent.asked
        fields: dict[str, object] = {}
        if state in {"sent", "answered"}:
            fields = {"given_at": self.at, "due_on": timezone.localdate(self.at), "wording": "x"}
        if state == "answered":
            fields |= {"answered_at": self.at, "outcome": "yes"}
        if state in {"refused", "withdrawn"}:
            fields["ended_at"] = self.at
        add("question", Question, oracle.Question, {"office": office, "state": state},
            office_id=office, matter="missing", name="x", asked_by=self.ground.accounts[0],
            state=state, **fields)  # fmt: skip

    def moves(self) -> None:
        """Every referral has its first move, which the database has written; the oracle learns it."""
        known = {row.id: row for row in self.rows if isinstance(row, oracle.Referral)}
        for holder in self.advisers:
            with acting(holder):
                found = ReferralMove.objects.filter(institution=holder.institution)
                self.rows += [
                    replace(known[of], table="referrals_move", id=key)
                    for key, of in found.values_list("pk", "referral")
                ]

    def consent(self, add: Callable[..., None], given: Given) -> None:
        to, begins = self.advisers[given.to].institution, self.at + given.begins * DAY
        ends = begins + given.lasts * DAY
        when = None if given.given is None else self.at + given.given * DAY
        revoked = self.at if given.revoked else None
        also = {
            "recipient": to, "parts": frozenset(given.parts), "begins": begins, "ends": ends,
            "given": when, "revoked": revoked,
        }  # fmt: skip
        add("consent", people.Consent, oracle.Consent, also, recipient_id=to, purpose="work",
            parts=sorted(given.parts), explicit=True, valid_from=begins, valid_until=ends,
            how="on_the_spot", wording="x", asked_by=self.ground.accounts[0], given_at=when,
            revoked_at=revoked)  # fmt: skip

    def look(self, drawn: Drawn) -> None:
        """Somebody has looked into this file; the oracle knows the last person added."""
        reader, whose = self.advisers[drawn.looked_at_by], self.rows[-1]
        with acting(reader):
            look = Reading.objects.create(
                region_id=sure(reader.region), institution_id=whose.holder, person_id=whose.person,
                by_account_id=sure(reader.account), by_institution_id=sure(reader.institution),
                by_role="adviser", parts=["contact"],
            )  # fmt: skip
        self.rows.append(
            oracle.Reading(
                "core_reading", look.id, whose.person, whose.holder, sure(reader.region), ""
            )
        )

    def insert(self) -> None:
        """Everything that waits, each holder's rows under that holder's adviser."""
        for holder in self.advisers:
            waiting = self.todo[sure(holder.institution)]
            with acting(holder):
                for model, new in waiting.items():
                    model._default_manager.bulk_create(new)
                people.Consent.objects.filter(wording=PASSING).update(revoked_at=self.at)

    def passing(self, add: Callable[..., None], to: UUID) -> None:
        """Consent to the holder for special data, just long enough to put the rows in."""
        parts = ["burdens", "health"]
        also = {
            "recipient": to, "parts": frozenset(parts), "begins": self.at, "ends": self.at + DAY,
            "given": self.at, "revoked": self.at,
        }  # fmt: skip
        add("consent", people.Consent, oracle.Consent, also, recipient_id=to, purpose="advice",
            parts=parts, explicit=True, how="on_the_spot", wording=PASSING, given_at=self.at,
            asked_by=self.ground.accounts[0], valid_from=self.at, valid_until=self.at + DAY)  # fmt: skip
