"""The other lists as an expert writes them: bodies, next steps, funding, answers, sources."""

from datetime import date
from functools import partial

from nahtlos.recognition.catalogue.entries import (
    Answers,
    Body,
    Funding,
    Law,
    NextStep,
    Page,
    Regulated,
)
from nahtlos.recognition.catalogue.sentences import BASIS, sentence, sentence_of
from nahtlos.recognition.catalogue.spots import Spot

REASONS = "also title business if_business missing_papers if_missing_papers no_certificate"


def bodies(spot: Spot) -> tuple[Body, ...]:
    """`bodies.yaml`; raises CatalogueFault, as all readers here."""
    spot.keys("read_on bodies")
    return spot.each("bodies", partial(_body, read_on=spot.get("read_on").day()), least=1)


def next_steps(spot: Spot) -> tuple[NextStep, ...]:
    """`next_steps.yaml`."""
    spot.keys("read_on next_steps")
    return spot.each("next_steps", partial(_next, read_on=spot.get("read_on").day()), least=1)


def funding(spot: Spot) -> tuple[Funding, ...]:
    """`funding.yaml`."""
    spot.keys("read_on funding")
    return spot.each("funding", partial(_funding, read_on=spot.get("read_on").day()), least=1)


def answers(spot: Spot) -> Answers:
    """`answers.yaml`: a sentence for every kind of regulation and every reason."""
    spot.keys("read_on finder needs because unknown ask_fee office_decides")
    needs, because = spot.get("needs"), spot.get("because")
    needs.keys(" ".join(Regulated))
    because.keys(REASONS)
    return Answers(
        read_on=spot.get("read_on").day(),
        finder=spot.get("finder").text(),
        needs={one: sentence(needs.get(one)) for one in Regulated},
        because={name: sentence(because.get(name)) for name in REASONS.split()},
        unknown=sentence(spot.get("unknown")),
        ask_fee=sentence(spot.get("ask_fee")),
        office_decides=sentence(spot.get("office_decides")),
    )


def laws(spot: Spot) -> tuple[Law, ...]:
    """The laws of `sources.yaml`."""
    spot.keys("laws pages")
    return spot.each("laws", _law, least=1)


def pages(spot: Spot) -> tuple[Page, ...]:
    """The pages of `sources.yaml`."""
    return spot.each("pages", _page, least=1)


def _body(spot: Spot, *, read_on: date) -> Body:
    spot.keys("id title says", f"land_rule {BASIS}")
    return Body(
        id=spot.get("id").text(),
        title=spot.get("title").says(),
        sentence=sentence_of(spot),
        land_rule=spot.maybe("land_rule", Spot.flag) or False,
        read_on=read_on,
    )


def _next(spot: Spot, *, read_on: date) -> NextStep:
    spot.keys("id steps")
    return NextStep(spot.get("id").text(), spot.each("steps", sentence, least=1), read_on)


def _funding(spot: Spot, *, read_on: date) -> Funding:
    spot.keys("id title says", f"max_eur max_eur_analysis max_eur_training {BASIS}")
    return Funding(
        id=spot.get("id").text(),
        title=spot.get("title").says(),
        sentence=sentence_of(spot),
        max_eur=spot.maybe("max_eur", Spot.number),
        max_eur_analysis=spot.maybe("max_eur_analysis", Spot.number),
        max_eur_training=spot.maybe("max_eur_training", Spot.number),
        read_on=read_on,
    )


def _law(spot: Spot) -> Law:
    spot.keys("id title", "read_on")
    return Law(spot.get("id").text(), spot.get("title").text(), spot.maybe("read_on", Spot.day))


def _page(spot: Spot) -> Page:
    spot.keys("id title url")
    return Page(*(spot.get(key).text() for key in ("id", "title", "url")))
