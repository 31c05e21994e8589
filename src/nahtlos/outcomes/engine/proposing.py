"""Who fits an opening, who is proposed for one and who is introduced, by group: looked at, never corrected."""

from nahtlos.outcomes.engine.cuts import Cut, Dimension, Family, cut, dimension
from nahtlos.outcomes.engine.families import GROUP
from nahtlos.outcomes.engine.lives import Compared, Region, months_before

YEAR = 12
YOUNG, MIDDLE, OLDER = 25, 35, 50
SEX_STATED = dimension("sex_stated", ("f", "m", "d", "unknown"))
AGE = dimension("age", ("under_25", "25_to_34", "35_to_49", "50_and_more", "unknown"))
NATION = dimension("nation", ("ukraine", "asylum_8", "other", "unknown"))
STANDING = dimension("standing", ("none", "fits", "proposed"))
OFTEN = dimension("often", ("once", "again"))

QUESTIONS: dict[str, Dimension] = {"sex": SEX_STATED, "age": AGE, "nation": NATION, "group": GROUP}
"""What is asked, by the name of the part of a person that answers it."""


def age_band(years: int | None) -> str:
    """The band of an age in whole years."""
    if years is None:
        return "unknown"
    bands = zip((YOUNG, MIDDLE, OLDER), AGE.values, strict=False)
    return next((band for end, band in bands if years < end), "50_and_more")


def proposing(region: Region) -> Family:
    """Everybody accompanied now, and whoever was introduced in twelve months, by each question."""
    here = [one for one in region.compared if one.standing]
    brought = [one for one in region.compared if one.introduced]
    since = months_before(region.day, YEAR)
    cuts = [
        *(_cut(f"fair_{name}", here, name, STANDING, period=str(region.day)) for name in QUESTIONS),
        *(_cut(f"fair_{name}_introduced", brought, name, OFTEN, period=f"{since}/{region.day}")
          for name in QUESTIONS),
    ]  # fmt: skip
    return Family(tuple(cuts)) if region.compared else Family()


def _cut(key: str, units: list[Compared], name: str, columns: Dimension, *, period: str) -> Cut:
    def column(one: Compared) -> str:
        return one.standing if columns is STANDING else OFTEN.values[one.introduced > 1]

    counted = "accompanied" if columns is STANDING else "introduced"
    return cut(
        key, units, lambda one: str(getattr(one, name)), column,
        counted=counted, by=(QUESTIONS[name], columns), period=period,
    )  # fmt: skip
