"""Sentences as an expert writes them: words in two languages, and what they rest on."""

from nahtlos.recognition.catalogue.basis import Basis, Sentence
from nahtlos.recognition.catalogue.spots import Spot

CERTAINTIES = ("practice", "derived", "new", "doubtful")
TRAINED_IN = ("eu", "third_country")
BASIS = "cite source certainty note"
ABOUT = f"{BASIS} trained_in occupations not_trades"


def sentence(spot: Spot) -> Sentence:
    """An entry that is a sentence and nothing else; raises CatalogueFault."""
    spot.keys("says", ABOUT)
    return sentence_of(spot)


def sentence_of(spot: Spot) -> Sentence:
    """The sentence of an entry that has more keys, which its reader has checked."""
    return Sentence(
        says=spot.get("says").says(),
        basis=basis(spot),
        trained_in=spot.maybe("trained_in", lambda one: one.one_of(TRAINED_IN)),
        occupations=spot.each("occupations", lambda one: one.id_of("occupations"), least=1),
        not_trades=spot.each("not_trades", Spot.number, least=1),
    )


def basis(spot: Spot) -> Basis:
    """Paragraphs whose laws are known, or a page that is known; one of the two must be there."""
    if not spot.has("cite") and not spot.has("source"):
        raise spot.fault("cite or source is missing")
    return Basis(
        cite=spot.maybe("cite", _cite),
        source=spot.maybe("source", lambda one: one.id_of("pages")),
        certainty=spot.maybe("certainty", lambda one: one.one_of(CERTAINTIES)),
        note=spot.maybe("note", Spot.says),
        read=spot.has("cite") and _read(spot.get("cite")),
    )


def _cite(spot: Spot) -> str:
    cite = spot.text()
    if spot.names.laws_of(cite) is None:
        raise spot.fault(f"{cite!r} is not like § 6 Abs. 3 S. 1 BQFG, with a law of sources.yaml")
    return cite


def _read(spot: Spot) -> bool:
    return all(law.read_on is not None for law in spot.names.laws_of(_cite(spot)) or ())
