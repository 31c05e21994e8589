"""Childcare as a need: with small children whoever learns or works the whole day needs somebody."""

from collections.abc import Iterator

from nahtlos.plan.engine import Gift, Is, Need
from nahtlos.plan.translate.laid import Laid, Words, lay
from nahtlos.plan.translate.standing import AT_SCHOOL, SMALL, Standing

CARE = "childcare"


def needs_care(who: Standing) -> bool:
    """Whether there are children for whom care has to be found."""
    return who.youngest is not None and who.youngest < AT_SCHOOL and who.says(CARE) is not True


def cared(
    who: Standing, load: float, *, there: bool = False, morning: bool = False
) -> tuple[Need, ...]:
    """The need for care beside something that takes this much time; `there` if it brings its own.

    From three on most children are in a day nursery in the `morning`; nothing else is taken for
    granted.
    """
    if there or not load or not needs_care(who):
        return ()
    small = who.youngest is not None and who.youngest < SMALL
    return (Is(CARE, value=True),) if small or not morning else ()


def steps(who: Standing) -> Iterator[Laid]:
    """Finding care, where it is needed."""
    if needs_care(who):
        yield lay("childcare", "childcare", Words(), gives=(Gift(CARE, becomes=True),))
