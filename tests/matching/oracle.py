"""The contract once more, written down naively and apart from the engine: every pair, one by one."""

import math

from nahtlos.matching.engine import LEVELS, Candidate, Opening

Found = list[tuple[float, str]]


def kilometres(c: Candidate, o: Opening) -> float:
    """Haversine by the half angles, as in every textbook."""
    p, q = math.radians(c.lat), math.radians(o.lat)
    lat, lon = q - p, math.radians(o.lon) - math.radians(c.lon)
    a = (1 - math.cos(lat)) / 2 + math.cos(p) * math.cos(q) * (1 - math.cos(lon)) / 2
    return 2 * 6371.0088 * math.atan2(math.sqrt(max(a, 0)), math.sqrt(max(1 - a, 0)))


def fits(c: Candidate, o: Opening) -> bool:
    return (
        o.kind in c.wants
        and kilometres(c, o) <= c.reach_km
        and LEVELS.index(c.german) >= LEVELS.index(o.german)
        and o.certificates <= c.certificates
        and o.shifts <= c.shifts
        and c.hours[0] <= o.hours <= c.hours[1]
        and c.from_ <= o.start
        and (not o.regulated or o.kldb in c.may_practise)
        and (c.work_access == "free" or {c.work_access, o.needs_access} == {"permission"})
    )


def score(c: Candidate, o: Opening, market: list[Opening]) -> float:
    def w(skill: str) -> float:
        naming = sum(skill in other.essential | other.optional for other in market)
        return math.log(1 + len(market) / naming)

    def total(skills: frozenset[str]) -> float:
        return math.fsum(w(one) for one in skills)

    whole = total(o.essential) + total(o.optional) / 2
    held = total(o.essential & c.skills) + total(o.optional & c.skills) / 2
    occupation = 0.0
    for one in c.occupations:
        common = 0
        while common < 5 and one.kldb[common : common + 1] == o.kldb[common : common + 1] != "":
            common += 1
        occupation = max(occupation, common / 5 * (0.6 + 0.4 * min(one.years, 5) / 5))
    above = LEVELS.index(c.german) - LEVELS.index(o.german)
    near = 1 - kilometres(c, o) / c.reach_km if c.reach_km else 1.0
    parts = (
        0.4 * (held / whole if whole else 0.5),
        0.3 * occupation,
        0.15 * near,
        0.15 * min(above, 2) / 2,
    )
    return math.fsum(parts)
