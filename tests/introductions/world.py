"""A person, their adviser, an employer with its user and its service; introductions in every state."""

from dataclasses import dataclass
from datetime import timedelta

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer, Opening, Site
from nahtlos.introductions import actions
from nahtlos.introductions.models import Because, Coming, Introduction, State, Table
from nahtlos.people.models import Person
from tests import makers
from tests.employers import rows
from tests.matching.rows import make_wish


@dataclass(frozen=True)
class World:
    """Everybody who has a part in an introduction. The service is another institution's."""

    adviser: Actor
    service: Actor
    employer: Actor
    person: Person
    company: Employer
    site: Site

    @property
    def newcomer(self) -> Actor:
        return makers.newcomer(self.person)

    @property
    def program(self) -> Actor:
        return Actor(role=Watcher, region=self.person.region_id)

    def opening(self, title: str = "Elektroniker gesucht", seats: int = 1) -> Opening:
        return rows.make_opening(
            self.company, self.service, site=self.site, title=title, seats=seats
        )

    def propose(self, opening: Opening | None = None, person: Person | None = None) -> Introduction:
        opening = opening or self.opening()
        with acting(self.adviser):
            return actions.propose(
                person=person or self.person, opening=opening, by=self.adviser, at=now(),
                words="Sorgfältig und pünktlich.",
            )  # fmt: skip

    def shown(
        self,
        one: Introduction | None = None,
        *,
        person: Person | None = None,
        with_name: bool = True,
    ) -> Introduction:
        one = one or self.propose(person=person)
        by = makers.newcomer(person or self.person)
        with acting(by):
            return actions.agree(
                introduction=one, by=by, at=now(), language="ar", with_name=with_name
            )

    def answered(self, to: State, one: Introduction | None = None) -> Introduction:
        return answer(self.employer, one or self.shown(), to)

    def colleague(self, name: str = "Amal") -> Person:
        """Another person of the same adviser."""
        person = makers.make_person(self.adviser, name)
        makers.make_record(person, self.adviser)
        return person

    def at(self, state: State) -> Introduction:
        """An introduction in this state, brought there as the program must."""
        return getattr(self, f"_{state}")()  # type: ignore[no-any-return] # one maker for each state

    def _wished(self) -> Introduction:
        opening = self.opening()
        with acting(self.newcomer):
            return actions.wish(opening=opening, by=self.newcomer, at=now())

    def _proposed(self) -> Introduction:
        return self.propose()

    def _shown(self) -> Introduction:
        return self.shown()

    def _chased(self) -> Introduction:
        one = self.shown()
        with acting(self.program):
            actions.chase(introduction=one.pk, by=self.program, at=now())
            return Introduction.objects.get(pk=one.pk)

    def _later(self) -> Introduction:
        return self.answered(State.LATER)

    def _invited(self) -> Introduction:
        return self.answered(State.INVITED)

    def _trial(self) -> Introduction:
        return self.answered(State.TRIAL)

    def _refused(self) -> Introduction:
        return self.answered(State.REFUSED)

    def _declined(self) -> Introduction:
        one = self.propose()
        with acting(self.newcomer):
            return actions.decline(
                introduction=one, because=Because.PAY, by=self.newcomer, at=now()
            )

    def _withdrawn(self) -> Introduction:
        one = self.shown()
        with acting(self.newcomer):
            return actions.withdraw(
                introduction=one, because=Because.WISH, by=self.newcomer, at=now()
            )

    def _placed(self) -> Introduction:
        return self._settled_with(self.person, self.adviser)

    def _settled(self) -> Introduction:
        return self._settled_with(None, self.service)

    def _settled_with(self, placed: Person | None, by: Actor) -> Introduction:
        one = self.shown()
        with acting(by):
            opening = Opening.objects.get(pk=one.opening_id)
            actions.settle(opening=opening, placed=placed, by=by, at=now(), full=True)
            return Introduction.objects.get(pk=one.pk)

    def _unanswered(self) -> Introduction:
        one = self._chased()
        with acting(self.service):
            return actions.close_unanswered(introduction=one, by=self.service, at=now())


def said(to: State) -> actions.Answer:
    """What an employer says with each answer."""
    return {
        State.INVITED: actions.Answer(to=State.INVITED, meets_at=now() + timedelta(days=2)),
        State.TRIAL: actions.Answer(to=State.TRIAL, meets_at=now() + timedelta(days=9)),
        State.LATER: actions.Answer(to=State.LATER, later_until=today() + timedelta(days=20)),
        State.REFUSED: actions.Answer(to=State.REFUSED, reason="german", change="Deutsch B1"),
    }[to]


def answer(by: Actor, one: Introduction, to: State) -> Introduction:
    with acting(by):
        return actions.answer(introduction=one, answer=said(to), seen=one.moved_at, by=by, at=now())


def fresh(one: Introduction, by: Actor) -> Introduction:
    with acting(by):
        return Introduction.objects.get(pk=one.pk)


def make() -> World:
    """All of them, in one region."""
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    service = makers.make_member(makers.make_institution(region))
    company = rows.make_company(service)
    site = rows.make_site(company, service, lat=51.36, lon=7.46)
    employer = rows.make_user(company, service)
    person = makers.make_person(adviser)
    makers.make_record(person, adviser)
    makers.make_contact(person, adviser)
    make_wish(person, adviser)
    return World(adviser, service, employer, person, company, site)


def job_day(
    here: World, persons: list[Person], *, hours: int = 48
) -> tuple[Table, list[Introduction]]:
    """A job day with one table; these persons come and have agreed to be introduced there."""
    begins = (now() + timedelta(hours=hours)).replace(microsecond=0)
    opening = here.opening()
    with acting(here.service):
        day = actions.make_day(
            by=here.service, at=now(), title="Elektro lernt Menschen kennen", place="Rathaus",
            begins_at=begins, ends_at=begins + timedelta(hours=1),
        )  # fmt: skip
        table = actions.add_table(day=day, opening=opening, by=here.service, at=now())
    agreed = []
    for person in persons:
        with acting(here.adviser):
            guest = actions.ask_guest(day=day, person=person, by=here.adviser, at=now())
            actions.come(guest=guest, to=Coming.AGREED, by=here.adviser, at=now())
        agreed.append(here.shown(here.propose(opening, person), person=person))
    return table, agreed
