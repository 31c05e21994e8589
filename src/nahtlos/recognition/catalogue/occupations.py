"""Occupations as an expert writes them, a group in a file."""

import re
from datetime import date
from functools import partial

from nahtlos.recognition.catalogue.entries import German, Occupation, Regulated
from nahtlos.recognition.catalogue.sentences import BASIS, basis, sentence
from nahtlos.recognition.catalogue.spots import Spot

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
REQUIRED = "id title kldb regulated reference body procedure german"
OPTIONAL = f"business_procedure trade also land_rule conditions read_on {BASIS}"


def occupations(spot: Spot) -> tuple[Occupation, ...]:
    """A file of `occupations/`; raises CatalogueFault."""
    spot.keys("read_on occupations")
    read = partial(_occupation, read_on=spot.get("read_on").day())
    return spot.each("occupations", read, least=1)


def _occupation(spot: Spot, *, read_on: date) -> Occupation:
    spot.keys(REQUIRED, OPTIONAL)
    regulated = Regulated(spot.get("regulated").one_of(tuple(Regulated)))
    for key in ("business_procedure", "trade"):
        if spot.has(key) != (regulated is Regulated.BUSINESS):
            raise spot.get(key).fault("stands exactly where regulated is business")
    return Occupation(
        id=spot.get("id").text(),
        title=spot.get("title").says(),
        kldb=_kldb(spot.get("kldb")),
        regulated=regulated,
        basis=basis(spot),
        reference=spot.get("reference").text(),
        body=spot.get("body").id_of("bodies"),
        procedure=spot.get("procedure").id_of("procedures"),
        business_procedure=spot.maybe("business_procedure", lambda one: one.id_of("procedures")),
        trade=spot.maybe("trade", Spot.number),
        also=spot.each("also", lambda one: one.id_of("procedures"), least=1),
        german=_german(spot.get("german")),
        land_rule=spot.maybe("land_rule", Spot.flag) or False,
        conditions=spot.each("conditions", sentence, least=1),
        read_on=spot.maybe("read_on", Spot.day) or read_on,
    )


def _kldb(spot: Spot) -> str:
    code = spot.text()
    if not re.fullmatch(r"[0-9]{5}", code):
        raise spot.fault("expected five digits in quotes")
    return code


def _german(spot: Spot) -> German:
    spot.keys("from to", "says")
    from_, to = (spot.get(key).one_of(LEVELS) for key in ("from", "to"))
    if LEVELS.index(from_) > LEVELS.index(to):
        raise spot.get("to").fault(f"{to} is below {from_}")
    return German(from_, to, spot.maybe("says", Spot.says))
