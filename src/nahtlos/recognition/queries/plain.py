"""Entries of the catalogue as plain JSON values."""

from collections.abc import Iterable, Mapping

from nahtlos.recognition.catalogue import (
    Basis,
    Body,
    Compensation,
    Deadline,
    Document,
    Fee,
    Funding,
    Occupation,
    Sentence,
)

Json = dict[str, object]


def basis(one: Basis) -> Json:
    """What it rests on; `read` is false where a law that is cited was not at hand."""
    return filled(
        cite=one.cite,
        source=one.source,
        certainty=one.certainty,
        note=one.note,
        read=one.read,
    )


def sentence(one: Sentence) -> Json:
    """The words in both languages and what they rest on."""
    return {"says": dict(one.says), **basis(one.basis)}


def sentences(some: Iterable[Sentence]) -> list[Json]:
    return [sentence(one) for one in some]


def deadline(one: Deadline) -> Json:
    """A time in months or weeks."""
    return filled(
        of=one.of,
        months=one.months,
        months_at_most=one.months_at_most,
        weeks=one.weeks,
        binding=one.binding,
        when=one.when,
        trained_in=one.sentence.trained_in,
    ) | sentence(one.sentence)


def document(one: Document) -> Json:
    """A paper, and whether it must come in German."""
    return {"translation": one.translation, **sentence(one.sentence)}


def compensation(one: Compensation) -> Json:
    """Kinds of measure, who chooses, and for whom."""
    return filled(
        kinds=list(one.kinds),
        choice=one.choice,
        months_at_most=one.months_at_most,
        trained_in=one.sentence.trained_in,
    ) | sentence(one.sentence)


def fee(one: Fee) -> Json:
    """Bounds in euro."""
    return filled(min_eur=one.min, max_eur=one.max) | sentence(one.sentence)


def body(one: Body) -> Json:
    """Who decides."""
    return {
        "id": one.id,
        "title": dict(one.title),
        "land_rule": one.land_rule,
        **sentence(one.sentence),
    }


def occupation(one: Occupation) -> Json:
    """The occupation without its road."""
    return filled(
        id=one.id,
        title=dict(one.title),
        kldb=one.kldb,
        regulated=one.regulated.value,
        reference=one.reference,
        body=one.body,
        procedure=one.procedure,
        land_rule=one.land_rule,
        german=filled(
            **{"from": one.german.from_},
            to=one.german.to,
            certainty="practice",
            says=one.german.says,
        ),
        conditions=sentences(one.conditions),
        read_on=one.read_on.isoformat(),
    ) | basis(one.basis)


def funding(one: Funding) -> Json:
    """Who pays, in euro at most."""
    return filled(
        id=one.id,
        title=dict(one.title),
        max_eur=one.max_eur,
        max_eur_analysis=one.max_eur_analysis,
        max_eur_training=one.max_eur_training,
    ) | sentence(one.sentence)


def filled(**values: object) -> Json:
    """Without the keys that have no value; mappings become plain objects."""
    plain = {key: dict(v) if isinstance(v, Mapping) else v for key, v in values.items()}
    return {key: value for key, value in plain.items() if value is not None}
