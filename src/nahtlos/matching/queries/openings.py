"""What suits one person: openings that fit, those one change away, and what would open most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from nahtlos.employers import queries as employers
from nahtlos.law.catalogue import Catalogue
from nahtlos.law.catalogue.instrument import Instrument
from nahtlos.law.engine.grants import OPEN
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.book import library
from nahtlos.law.queries.regional import region_source
from nahtlos.law.translate import read
from nahtlos.matching import engine
from nahtlos.matching.engine import plain
from nahtlos.matching.models import Kind, Wish
from nahtlos.matching.queries.seekers import Sought, seekers, sought
from nahtlos.matching.translate import opening_of
from nahtlos.offers.queries import spots
from nahtlos.people import queries as people

SHOWN, UNLOCKS, SKILLS, INSTRUMENTS = 20, 5, 40, 3
FOR_HELPERS = "1"
"""The last digit of a KldB code says what a job asks for; helpers need not have learned it."""
LEVEL_COURSES = {
    "A1": ("ik_allgemein", "ik_frauen_eltern", "ik_alpha", "eok"),
    "A2": ("ik_allgemein", "ik_frauen_eltern", "bsk_a2_b1", "job_bsk"),
    "B1": ("ik_allgemein", "bsk_a2_b1", "job_bsk"),
    "B2": ("bsk_b2", "job_bsk"),
    "C1": ("bsk_c1",),
    "C2": ("bsk_c2",),
}
CLOSES = {
    "certificates": ("fbw", "vermittlungsbudget", "teilqualifizierung"),
    "regulated": (
        "anerkennungszuschuss",
        "gleichwertigkeit_bqfg",
        "bsk_anerkennung",
        "iq_beratung",
    ),
    "distance": ("vermittlungsbudget", "mobilitaetszuschuss"),
}
"""Instruments that can close a gap, the likeliest first; the law says which of them are open."""
CLOSING = frozenset(chain(*LEVEL_COURSES.values(), *CLOSES.values()))


@dataclass(frozen=True)
class Hit:
    """An opening beside the person: the row, the reasons, what can close the gap, how near the trade is."""

    row: employers.Opening
    why: engine.Why
    new: bool
    closes: tuple[Instrument, ...] = ()
    another_trade: bool = False


@dataclass(frozen=True)
class Suits:
    """All that suits a person today. `fitting` counts those beyond the shown ones, too."""

    wish: Wish
    fitting: int
    fits: tuple[Hit, ...]
    near: tuple[Hit, ...]
    unlocks: tuple[engine.Unlock, ...]
    among: int

    @property
    def new(self) -> int:
        """How many of the shown fits are new and no work in quite another trade."""
        return len(self.new_titles)

    @property
    def new_titles(self) -> tuple[str, ...]:
        """What the new ones are called."""
        return tuple(one.row.title for one in self.fits if one.new and not one.another_trade)


def wish_of(person: UUID) -> Wish | None:
    """What a person looks for, as far as the wall shows it."""
    return Wish.objects.select_related("area", "person").filter(person=person).first()


def suits(file: people.File, wish: Wish, on: date) -> Suits | None:
    """What suits the person; None where nobody knows where the place lies on the map."""
    region = file.person.region_id
    spot = spots(region).get(wish.area_id)
    if spot is None:
        return None
    asked = Asked(read(file.document), on, region_source(region))
    who = sought(wish, file, spot, asked)
    return _suits(who, employers.on_the_map(region, on), SHOWN)


def _suits(who: Sought, rows: list[employers.Opening], top: int) -> Suits:
    openings = [opening_of(row) for row in rows]
    pairs = ((who.seeker.by_kind[one.kind], one) for one in openings)
    found = plain.about(pairs, plain.weights(openings), top)
    by_key = {str(row.pk): row for row in rows}
    return Suits(
        wish=who.wish,
        fitting=found.fitting,
        fits=tuple(_hit(who, by_key[one.opening], one) for one in found.fits),
        near=tuple(_hit(who, by_key[one.opening], one) for one in found.near),
        unlocks=found.unlocks(who.seeker.candidate)[:UNLOCKS],
        among=len(rows),
    )


def _hit(who: Sought, row: employers.Opening, why: engine.Why) -> Hit:
    new = row.published_at is not None and row.published_at > who.wish.looked_at
    return Hit(row, why, new, closing(who, why), another_trade(who, row, why))


def another_trade(who: Sought, row: employers.Opening, why: engine.Why) -> bool:
    """Whether a job is for those who have learned it, and nothing that the person has learned or can is near.

    Of whom nothing is written down nobody knows that.
    """
    known = who.seeker.candidate
    if (
        row.kind != Kind.JOB
        or row.kldb[4:] == FOR_HELPERS
        or not (known.occupations or known.skills)
    ):
        return False
    because = why.because
    return not (why.terms.occupation or because.essential_held or because.optional_held)


def closing(who: Sought, why: engine.Why) -> tuple[Instrument, ...]:
    """Instruments that are open to the person and would close the only gap."""
    if not why.fails:
        return ()
    gap, asked = why.fails[0], who.asked
    known = asked.source.instruments
    return tuple(
        known[name] for name in likely(gap) if name in known and asked.verdict(name) in OPEN
    )[:INSTRUMENTS]


def likely(gap: engine.Fail) -> tuple[str, ...]:
    """Ids of the instruments that can close such a gap, whoever has it; the likeliest first."""
    return LEVEL_COURSES[gap.needs] if gap.condition == "german" else CLOSES.get(gap.condition, ())


def read_on(names: Iterable[str], source: Catalogue, on: date) -> date:
    """Of which day the oldest text is that these instruments, and access to work, rest on."""
    known = (source.instruments[one] for one in names if one in source.instruments)
    texts = [terms.read_on for one in known if (terms := one.on(on)) is not None]
    return min([library(source).on(on).read_on, *texts])


def fresh(institution: UUID, region: UUID, on: date, *, adviser: UUID | None) -> list[Suits]:
    """For whom of an adviser's persons something new fits; those with the most new first."""
    wishes = Wish.objects.filter(
        tells=True, institution=institution, person__adviser=adviser, person__closed_at=None
    ).select_related("area", "person")
    rows = employers.on_the_map(region, on)
    since = [row for row in rows if row.published_at is not None]
    newest = max((row.published_at for row in since if row.published_at), default=None)
    if newest is None:
        return []
    waiting = [one for one in wishes if one.looked_at < newest]
    found = (_suits(one, rows, SHOWN) for one in seekers(waiting, region, on))
    return sorted((one for one in found if one.new), key=lambda one: (-one.new, str(one.wish.pk)))


def skills_to_confirm(file: people.File, chosen: tuple[str, ...], language: str) -> dict[str, str]:
    """Skills that a human may confirm: usual in what was learned and in the goal, and those chosen."""
    record = file.record
    sources = [(one["title"], one["kldb"]) for one in file.document["record"].get("qualifications", ())
               if one.get("kldb")]  # fmt: skip
    if record is not None and (record.goal_kldb or record.goal_text):
        sources.append((record.goal_text, record.goal_kldb))
    proposed = {
        skill.id: skill.name(language)
        for text, kldb in sources
        for skill in employers.skills_proposed(text, kldb)
    }
    for key in chosen:
        proposed.setdefault(key, next(iter(employers.skill_names([key], language)), key))
    return dict(list(proposed.items())[:SKILLS])
