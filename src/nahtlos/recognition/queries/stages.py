"""One procedure, reduced to what concerns an occupation and where somebody was trained."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from nahtlos.recognition.catalogue import (
    Body,
    Deadline,
    Occupation,
    Outcome,
    Sentence,
    Version,
    catalogue,
)
from nahtlos.recognition.queries.answers import Duration, InForce, Stage, Step


class Worded(Protocol):
    """An entry with a sentence, which says whom it concerns."""

    @property
    def sentence(self) -> Sentence: ...


Item = TypeVar("Item", bound=Worded)


@dataclass(frozen=True)
class Facts:
    """What is known of the person; None is not known, and never no."""

    has_certificate: bool | None
    papers_complete: bool | None
    trained_in_eu: bool | None
    wants_business: bool | None


def stage(
    found: InForce, occupation: Occupation, facts: Facts, because: Sentence | None = None
) -> Stage:
    """The procedure as a stage of the occupation's road."""
    version = found.version
    deadlines = _deadlines(version, occupation, facts)
    return Stage(
        procedure=found,
        body=found.body or body_of(occupation),
        because=because,
        who=_kept(version.who, occupation, facts),
        steps=_kept(version.steps, occupation, facts),
        documents=_items(version.documents, occupation, facts),
        translation=version.translation,
        deadlines=deadlines,
        duration=_duration(deadlines, version.starts),
        pauses=_kept(version.pauses, occupation, facts),
        compensation=_items(version.compensation, occupation, facts),
        outcomes=tuple(map(_outcome, version.outcomes)),
        missing_papers=version.missing_papers.sentence,
        language=version.language,
        meanwhile=_kept(version.meanwhile, occupation, facts),
        fees=_items(version.fees, occupation, facts),
        alternatives=_kept(version.alternatives, occupation, facts),
    )


def body_of(occupation: Occupation) -> Body:
    """Who decides on the occupation; the catalogue holds every body that it names."""
    return catalogue().bodies[occupation.body]


def depends_on_training(version: Version) -> bool:
    """Whether the procedure differs by the state in which somebody was trained."""
    items: list[Worded] = [*version.deadlines, *version.compensation, *version.documents]
    return any(one.sentence.trained_in for one in items)


def _kept(
    sentences: Iterable[Sentence], occupation: Occupation, facts: Facts
) -> tuple[Sentence, ...]:
    id_, trade, in_eu = occupation.id, occupation.trade, facts.trained_in_eu
    return tuple(one for one in sentences if one.concerns(id_, trade, trained_in_eu=in_eu))


def _items(items: Iterable[Item], occupation: Occupation, facts: Facts) -> tuple[Item, ...]:
    return tuple(one for one in items if _kept([one.sentence], occupation, facts))


def _deadlines(version: Version, occupation: Occupation, facts: Facts) -> tuple[Deadline, ...]:
    """Those that concern the person; one that names the occupation stands before a general one."""
    own = _items(version.deadlines, occupation, facts)
    own = tuple(one for one in own if one.when != "fast")
    return tuple(one for one in own if not any(_replaces(other, one) for other in own))


def _replaces(special: Deadline, general: Deadline) -> bool:
    return (
        bool(special.sentence.occupations)
        and not general.sentence.occupations
        and (special.of, special.when) == (general.of, general.when)
        and special.sentence.trained_in in {None, general.sentence.trained_in}
    )


def _duration(deadlines: Iterable[Deadline], starts: Sentence) -> Duration | None:
    known = [(one.months, one.months_at_most) for one in deadlines if one.of == "decision"]
    least = [months for months, _most in known if months]
    most = [most or months for months, most in known if most or months]
    return Duration(min(least), max(filter(None, most)), starts) if least else None


def _outcome(one: Outcome) -> Step:
    steps = catalogue().next_steps
    return Step(one.outcome, one.sentence, tuple(steps[id_] for id_ in one.next))
