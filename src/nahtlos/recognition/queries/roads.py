"""Which road leads an occupation to its recognition: procedures in order, with the reason for each."""

import re
from collections.abc import Iterator
from datetime import date

from nahtlos.recognition.catalogue import Occupation, Regulated, Sentence, catalogue
from nahtlos.recognition.queries.answers import Road, Roads, Stage, is_stale
from nahtlos.recognition.queries.listing import funding, occupations, procedure
from nahtlos.recognition.queries.stages import Facts, body_of, depends_on_training, stage

WITH_CERTIFICATE = frozenset({"recognition", "comparison"})
"""Kinds of procedure that begin with a certificate from abroad."""


def roads(
    kldb: str,
    *,
    on: date,
    papers_complete: bool | None = None,
    trained_in_eu: bool | None = None,
    wants_business: bool | None = None,
    has_certificate: bool | None = None,
) -> Roads:
    """Every road for a KldB 2010 code of one to five digits; a shorter code gives all below it.

    What is None is not known: the road then holds each case and says in `ask` what to find out.
    Raises ValueError if the code is none.
    """
    if not re.fullmatch(r"[0-9]{1,5}", kldb):
        raise ValueError(f"{kldb!r} is not a KldB code of one to five digits, like 81302")
    facts = Facts(has_certificate, papers_complete, trained_in_eu, wants_business)
    found = [one for one in occupations(on) if one.kldb.startswith(kldb)]
    made = tuple(_road(one, facts, on) for one in found)
    answers = catalogue().answers
    law_as_of = min((road.law_as_of for road in made), default=answers.read_on)
    return Roads(
        kldb=kldb,
        on=on,
        roads=made,
        unknown=None if made else answers.unknown,
        finder=answers.finder,
        ask_fee=answers.ask_fee,
        office_decides=answers.office_decides,
        funding=funding(),
        law_as_of=law_as_of,
        stale=is_stale(law_as_of, on),
    )


def _road(occupation: Occupation, facts: Facts, on: date) -> Road:
    stages = tuple(_stages(occupation, facts, on))
    read = [occupation.read_on, *(one.procedure.version.read_on for one in stages)]
    abroad = catalogue().on(on)[occupation.procedure].from_abroad
    return Road(
        occupation=occupation,
        body=body_of(occupation),
        need=catalogue().answers.needs[occupation.regulated],
        stages=stages,
        remarks=tuple(_remarks(occupation, facts, on)),
        ask=tuple(_ask(occupation, facts, stages)),
        from_abroad=tuple(one for id_ in abroad if (one := procedure(id_, on))),
        law_as_of=min(read),
        stale=is_stale(min(read), on),
    )


def _stages(occupation: Occupation, facts: Facts, on: date) -> Iterator[Stage]:
    for id_, why in _ways(occupation, facts, on):
        if found := procedure(id_, on):
            yield stage(found, occupation, facts, why)


def _ways(occupation: Occupation, facts: Facts, on: date) -> Iterator[tuple[str, Sentence | None]]:
    """Procedure and reason, in order. Papers are dealt with inside the application, so after it."""
    because = catalogue().answers.because
    business = occupation.business_procedure
    if facts.has_certificate is False and _needs_certificate(occupation.procedure):
        instead = catalogue().on(on)[occupation.procedure].no_certificate.procedure
        if instead:
            yield instead, because["no_certificate"]
        return
    if business and facts.wants_business:
        yield business, because["business"]
        yield from _analysis(business, facts, on)
        return
    yield occupation.procedure, _title(occupation, occupation.procedure, on)
    yield from _analysis(occupation.procedure, facts, on)
    for id_ in occupation.also:
        yield id_, _title(occupation, id_, on) or because["also"]
    if business and facts.wants_business is None:
        yield business, because["if_business"]


def _title(occupation: Occupation, id_: str, on: date) -> Sentence | None:
    """The reason for a procedure that is needed only for a protected title."""
    version = catalogue().on(on).get(id_)
    if occupation.regulated is Regulated.TITLE and version and version.land_rule:
        return catalogue().answers.because["title"]
    return None


def _analysis(id_: str, facts: Facts, on: date) -> Iterator[tuple[str, Sentence]]:
    version = catalogue().on(on).get(id_)
    instead = version.missing_papers.procedure if version else None
    if instead and not facts.papers_complete:
        known = "missing_papers" if facts.papers_complete is False else "if_missing_papers"
        yield instead, catalogue().answers.because[known]


def _needs_certificate(id_: str) -> bool:
    return catalogue().procedures[id_].kind in WITH_CERTIFICATE


def _remarks(occupation: Occupation, facts: Facts, on: date) -> Iterator[Sentence]:
    id_ = occupation.business_procedure if facts.wants_business else None
    version = catalogue().on(on).get(id_ or occupation.procedure)
    if version is None or not _needs_certificate(id_ or occupation.procedure):
        return
    if facts.has_certificate is False:
        yield version.no_certificate.sentence
    elif facts.papers_complete is False:
        yield version.missing_papers.sentence


def _ask(occupation: Occupation, facts: Facts, stages: tuple[Stage, ...]) -> Iterator[str]:
    if _needs_certificate(occupation.procedure):
        if facts.has_certificate is None:
            yield "has_certificate"
        if facts.papers_complete is None and facts.has_certificate is not False:
            yield "papers_complete"
    differs = any(depends_on_training(one.procedure.version) for one in stages)
    if facts.trained_in_eu is None and differs:
        yield "trained_in_eu"
    if facts.wants_business is None and occupation.business_procedure:
        yield "wants_business"
    if occupation.land_rule or any(one.body.land_rule for one in stages):
        yield "land"
