"""Procedures as an expert writes them."""

from datetime import date
from itertools import pairwise

from nahtlos.recognition.catalogue.entries import (
    Compensation,
    Deadline,
    Document,
    Fee,
    Outcome,
    Procedure,
    Turn,
    Version,
)
from nahtlos.recognition.catalogue.sentences import ABOUT, sentence, sentence_of
from nahtlos.recognition.catalogue.spots import Spot

KINDS = ("recognition", "analysis", "comparison", "experience", "fast", "permit")
DEADLINES = ("receipt", "decision", "extension", "exam", "measure", "register")
BINDING = ("must", "should")
WHEN = ("automatic", "fast")
MEASURES = ("adaptation_course", "aptitude_test", "knowledge_test")
CHOICES = ("person", "body", "none")
OUTCOMES = (
    *("full", "partial", "none", "finding", "comparison", "permit", "refused"),
    *("fully_comparable", "predominantly_comparable"),
)
REQUIRED = (
    "since read_on says who steps deadlines starts pauses documents missing_papers "
    "no_certificate compensation outcomes language fees alternatives"
)
OPTIONAL = f"until land_rule translation meanwhile from_abroad {ABOUT}"


def procedure(spot: Spot) -> Procedure:
    """A file of `procedures/`; raises CatalogueFault."""
    spot.keys("id title kind versions", "body")
    id_ = spot.get("id").text()
    if spot.place.file.stem != id_:
        raise spot.get("id").fault(f"the file of {id_} is named {spot.place.file.name}")
    return Procedure(
        id=id_,
        title=spot.get("title").says(),
        kind=spot.get("kind").one_of(KINDS),
        body=spot.maybe("body", lambda one: one.id_of("bodies")),
        versions=_versions(spot),
    )


def _versions(spot: Spot) -> tuple[Version, ...]:
    found = sorted(spot.each("versions", _version, least=1), key=_since)
    for earlier, later in pairwise(found):
        if earlier.until is None or earlier.until >= later.since:
            raise spot.get("versions").fault(f"two versions are in force on {later.since}")
    return tuple(found)


def _since(version: Version) -> date:
    return version.since


def _version(spot: Spot) -> Version:
    spot.keys(REQUIRED, OPTIONAL)
    version = Version(
        since=spot.get("since").day(),
        until=spot.maybe("until", Spot.day),
        read_on=spot.get("read_on").day(),
        about=sentence_of(spot),
        land_rule=spot.maybe("land_rule", Spot.flag) or False,
        who=spot.each("who", sentence, least=1),
        steps=spot.each("steps", sentence, least=1),
        deadlines=spot.each("deadlines", _deadline),
        starts=sentence(spot.get("starts")),
        pauses=spot.each("pauses", sentence),
        documents=spot.each("documents", _document, least=1),
        translation=spot.maybe("translation", sentence),
        missing_papers=_turn(spot.get("missing_papers")),
        no_certificate=_turn(spot.get("no_certificate")),
        compensation=spot.each("compensation", _compensation),
        outcomes=spot.each("outcomes", _outcome, least=1),
        language=sentence(spot.get("language")),
        meanwhile=spot.each("meanwhile", sentence),
        fees=spot.each("fees", _fee),
        alternatives=spot.each("alternatives", sentence),
        from_abroad=spot.each("from_abroad", lambda one: one.id_of("procedures")),
    )
    if version.until is not None and version.until < version.since:
        raise spot.get("until").fault("a version ends on or after the day it begins")
    return version


def _deadline(spot: Spot) -> Deadline:
    spot.keys("of binding says", f"months months_at_most weeks when {ABOUT}")
    of = spot.get("of").one_of(DEADLINES)
    if spot.has("months") == spot.has("weeks") and (of != "extension" or spot.has("months")):
        raise spot.fault("expected months or weeks")
    return Deadline(
        of=of,
        months=spot.maybe("months", Spot.number),
        months_at_most=spot.maybe("months_at_most", Spot.number),
        weeks=spot.maybe("weeks", Spot.number),
        binding=spot.get("binding").one_of(BINDING),
        when=spot.maybe("when", lambda one: one.one_of(WHEN)),
        sentence=sentence_of(spot),
    )


def _document(spot: Spot) -> Document:
    spot.keys("says", f"translation {ABOUT}")
    return Document(sentence_of(spot), spot.maybe("translation", Spot.flag) or False)


def _turn(spot: Spot) -> Turn:
    spot.keys("says", f"procedure {ABOUT}")
    return Turn(
        procedure=spot.maybe("procedure", lambda one: one.id_of("procedures")),
        sentence=sentence_of(spot),
    )


def _compensation(spot: Spot) -> Compensation:
    spot.keys("kinds choice says", f"months_at_most {ABOUT}")
    return Compensation(
        kinds=spot.each("kinds", lambda one: one.one_of(MEASURES), least=1),
        choice=spot.get("choice").one_of(CHOICES),
        months_at_most=spot.maybe("months_at_most", Spot.number),
        sentence=sentence_of(spot),
    )


def _outcome(spot: Spot) -> Outcome:
    spot.keys("outcome next says", ABOUT)
    return Outcome(
        outcome=spot.get("outcome").one_of(OUTCOMES),
        next=spot.each("next", lambda one: one.id_of("next_steps"), least=1),
        sentence=sentence_of(spot),
    )


def _fee(spot: Spot) -> Fee:
    spot.keys("says", f"min max {ABOUT}")
    return Fee(
        min=spot.maybe("min", Spot.number),
        max=spot.maybe("max", Spot.number),
        sentence=sentence_of(spot),
    )
