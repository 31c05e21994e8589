"""Random candidates and openings, few words and few places, so that ties and near misses are common."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from nahtlos.matching.engine import KINDS, LEVELS, SHIFTS, Candidate, Occupation, Opening

DAY = date(2027, 1, 1)
CODES = ("81302", "81301", "81382", "43104", "8", "813", "12")
SKILLS = ("s1", "s2", "s3", "größe", "s10")
CERTIFICATES = ("driving_b", "forklift", "welding")
PLACES = ((51.36, 7.46), (51.37, 7.50), (51.36, 7.46), (-90.0, 0.0), (90.0, 180.0), (0.0, -180.0))
"""The poles and the edge of the map as well."""


def words(choices: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(choices))


days = st.integers(0, 3).map(lambda more: DAY + timedelta(days=more))
hours = st.sampled_from([0.0, 10.0, 20.0, 30.5, 40.0])
occupations = st.builds(Occupation, st.sampled_from(CODES), st.sampled_from([0.0, 1.5, 5.0, 30.0]))


@st.composite
def candidate(draw: st.DrawFn, id_: str) -> Candidate:
    lat, lon = draw(st.sampled_from(PLACES))
    low, high = sorted((draw(hours), draw(hours)))
    return Candidate(
        id_, lat, lon, draw(st.sampled_from([0.0, 3.0, 25.0, 25_000.0])),
        draw(st.sampled_from(LEVELS)), (low, high), draw(days), draw(words(KINDS)),
        draw(st.sampled_from(["free", "free", "permission", "forbidden"])),
        tuple(draw(st.lists(occupations, max_size=2))), draw(words(SKILLS)),
        draw(words(CERTIFICATES)), draw(words(SHIFTS)), draw(words(CODES)),
    )  # fmt: skip


@st.composite
def opening(draw: st.DrawFn, id_: str) -> Opening:
    lat, lon = draw(st.sampled_from(PLACES))
    few = st.frozensets(st.sampled_from(CERTIFICATES), max_size=1)
    return Opening(
        id_, draw(st.sampled_from(KINDS)), lat, lon, draw(st.sampled_from(LEVELS[:5])),
        draw(st.sampled_from(CODES)), draw(hours), draw(days), draw(words(SKILLS)),
        draw(words(SKILLS)), draw(few), draw(st.frozensets(st.sampled_from(SHIFTS), max_size=2)),
        draw(st.booleans()), 1, draw(st.sampled_from(["free", "permission"])),
    )  # fmt: skip


@st.composite
def both(draw: st.DrawFn, most: int = 8) -> tuple[list[Candidate], list[Opening]]:
    """Ids whose order in the alphabet is not that of the list."""
    here = draw(st.permutations([f"c{at}" for at in range(draw(st.integers(0, most)))]))
    there = draw(st.permutations([f"o{at}" for at in range(draw(st.integers(0, most)))]))
    return [draw(candidate(one)) for one in here], [draw(opening(one)) for one in there]


def scattered(many: int, seed: int) -> tuple[list[Candidate], list[Opening]]:
    """A full district, one far in the north and one at the edge of the map: every distance another."""
    dice = random.Random(seed)
    middle = Opening("", "job", 0.0, 0.0, "A1", "81302", 30.0, DAY)
    person = Candidate("", 0.0, 0.0, 0.0, "A1", (10.0, 40.0), DAY, frozenset(KINDS), "free")

    def place() -> dict[str, Any]:
        lat, lon = dice.choice([(51.36, 7.46), (51.36, 7.46), (69.0, 20.0), (-33.0, 179.9)])
        lon += dice.gauss(0, 0.2)
        return {"lat": lat + dice.gauss(0, 0.1), "lon": lon - 360 if lon > 180 else lon}

    def few(names: tuple[str, ...], most: int) -> frozenset[str]:
        return frozenset(dice.sample(names, dice.randint(0, most)))

    people = [
        replace(
            person, id=f"c{at}", **place(), reach_km=dice.choice([0.5, 5.0, 25.0, 60.0, 249.0, 2e4]),
            german=dice.choice(LEVELS), skills=few(SKILLS, 3), shifts=frozenset(SHIFTS),
            occupations=(Occupation(dice.choice(CODES), dice.uniform(0, 6)),),
        )
        for at in range(many)
    ]  # fmt: skip
    offered = [
        replace(
            middle, id=f"o{at}", **place(), kind=dice.choice(KINDS), german=dice.choice(LEVELS[:5]),
            kldb=dice.choice(CODES), essential=few(SKILLS, 3), optional=few(SKILLS, 2),
        )
        for at in range(many)
    ]  # fmt: skip
    return people, offered
