"""The lists of words by which institutions and offers are sorted, as taxonomies."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.api.hsds.values import ENGLISH, GERMAN, Plain, key, said
from nahtlos.network.queries import KINDS, TOPICS
from nahtlos.offers.queries import LEVELS, Hours, Kind, Load

Words = str | Promise


@dataclass(frozen=True)
class Term:
    """A word of a list."""

    words: str
    code: str
    name: Words

    @property
    def key(self) -> str:
        """The same in every installation."""
        return key("term", self.words, self.code)


@dataclass(frozen=True)
class Taxonomy:
    """A list of words."""

    words: str
    name: Words
    terms: tuple[Term, ...]

    @property
    def key(self) -> str:
        """The same in every installation."""
        return key("taxonomy", self.words)


def _list(words: str, name: Words, choices: Iterable[tuple[str, Words]]) -> Taxonomy:
    return Taxonomy(words, name, tuple(Term(words, code, label) for code, label in choices))


TAXONOMIES = (
    _list("topics", _("What it is about"), TOPICS),
    _list("institutions", _("Kinds of institutions"), KINDS),
    _list("offers", _("Kinds of offers"), Kind.choices),
    _list("german", _("Levels of German (CEFR)"), [(level, level) for level in LEVELS]),
    _list("times", _("Time of day"), Hours.choices),
    _list("load", _("Full or part time"), Load.choices),
    _list(
        "extras",
        _("What else there is"),
        [
            ("childcare", _("Childcare")),
            ("script", _("one learns to read and write Latin letters")),
        ],
    ),
)
BY_KEY = {one.key: one for one in TAXONOMIES}
TERMS = {(term.words, term.code): term for one in TAXONOMIES for term in one.terms}
TERMS_BY_KEY = {term.key: term for term in TERMS.values()}
OF = {one.words: one for one in TAXONOMIES}


def taxonomy(one: Taxonomy) -> Plain:
    """A list; the name in German, the description in English."""
    return {"id": one.key, "name": said(one.name), "description": said(one.name, ENGLISH)}


def term(one: Term) -> Plain:
    """A word of a list, with the list."""
    return {
        "id": one.key,
        "code": one.code,
        "name": said(one.name),
        "description": said(one.name, ENGLISH),
        "language": GERMAN,
        "taxonomy": said(OF[one.words].name),
        "taxonomy_id": OF[one.words].key,
        "taxonomy_detail": taxonomy(OF[one.words]),
    }


def word(words: str, code: str) -> str:
    """A word of a list in German; one that is in no list stands for itself."""
    found = TERMS.get((words, code))
    return said(found.name) if found else code


def attribute(owner: str, entity: str, words: str, code: str, *, kind: str = "") -> list[Plain]:
    """That a word holds of something; nothing where the word is not in the list."""
    found = TERMS.get((words, code))
    if found is None:
        return []
    one = {
        "id": key("attribute", owner, kind or words, code),
        "link_id": owner,
        "link_type": kind or words,
        "link_entity": entity,
        "taxonomy_term_id": found.key,
        "taxonomy_term": term(found),
    }
    return [one]


def asked(term_id: str | None, taxonomy_id: str | None) -> tuple[tuple[str, str], ...]:
    """What was asked for, as the rooms name it; a key that nobody knows fits nothing."""
    found = []
    if term_id is not None:
        known = TERMS_BY_KEY.get(term_id.lower())
        found.append((known.words, known.code) if known else ("", ""))
    if taxonomy_id is not None:
        whole = BY_KEY.get(taxonomy_id.lower())
        found.append((whole.words if whole else "", ""))
    return tuple(found)
