"""Single cells of a table of persons, as offices write them in Germany; each raises BadValue."""

import re
from collections.abc import Iterator

from nahtlos.people import countries, facts, languages
from nahtlos.people.engine.columns import plain
from nahtlos.people.facts import bad

# The shortest local number and the longest international one (E.164) with its prefix.
FEWEST_DIGITS, MOST_DIGITS = 5, 17
LONGEST_KEY, LONGEST_MAIL, MOST_LANGUAGES = 60, 200, 10
MAIL = re.compile(r"[^@\s<>=]+@[^@\s<>=]+\.[a-z]{2,}\Z", re.IGNORECASE)
PARTS = re.compile(r"[,;/+&]| und ")
MARKUP = re.compile(r"<\s*[a-zA-Z/!?]")
SEXES = {"w": "f", "frau": "f", "m": "m", "mann": "m", "herr": "m", "mannlich": "m", "d": "d"}
NO_GERMAN = frozenset({"kein", "keine", "none", "no"})
# Lists often name the people and not the country.
ADJECTIVES = {
    "afghanisch": "AF", "albanisch": "AL", "athiopisch": "ET", "bulgarisch": "BG", "eritreisch": "ER",
    "georgisch": "GE", "guineisch": "GN", "indisch": "IN", "irakisch": "IQ", "iranisch": "IR",
    "kamerunisch": "CM", "kosovarisch": "XK", "marokkanisch": "MA", "moldauisch": "MD",
    "nigerianisch": "NG", "pakistanisch": "PK", "polnisch": "PL", "rumanisch": "RO", "russisch": "RU",
    "serbisch": "RS", "somalisch": "SO", "sudanesisch": "SD", "syrisch": "SY", "tunesisch": "TN",
    "turkisch": "TR", "ukrainisch": "UA", "staatenlos": "XX",
}  # fmt: skip


def text(raw: str, most: int) -> str:
    """A few words: no formula, no markup, nothing hidden."""
    if len(raw) > most:
        raise bad.too_long(most)
    if raw[0] in "=+-@|%" or MARKUP.search(raw) or not raw.isprintable():
        raise bad.not_plain_text(most)
    return raw


def key(raw: str) -> str:
    """The number under which the other system knows the person."""
    return text(raw, LONGEST_KEY)


def sex(raw: str) -> str:
    """As on paper: weiblich, w, Frau."""
    known = SEXES.get(plain(raw), raw)
    return str(facts.parse("sex", known))


def country(raw: str) -> str:
    """A country by name or code, or as people say it: ukrainisch."""
    stem = plain(raw).removesuffix("e") if plain(raw).endswith("sche") else plain(raw)
    found = countries.find(raw) or ADJECTIVES.get(stem)
    if found is None:
        raise bad.not_a_country()
    return found


def _titles() -> Iterator[tuple[str, str]]:
    """Every name of a status: whole, without its paragraph, and the paragraph alone."""
    for choice in facts.lookup("status").choices:
        for label in (choice.label.de, choice.label.en):
            before, _bracket, inside = label.partition("(")
            yield from ((plain(one), choice.value) for one in (label, before, inside))
        yield plain(choice.value), choice.value


def _unmistakable() -> dict[str, str]:
    """Names that mean one status and no other."""
    found: dict[str, set[str]] = {}
    for name, value in _titles():
        found.setdefault(name, set()).add(value)
    return {name: min(values) for name, values in found.items() if name and len(values) == 1}


STATUSES = _unmistakable()


def status(raw: str) -> str:
    """A residence status by its title or paragraph: Duldung, § 24 AufenthG, 24 AufenthG."""
    value = STATUSES.get(plain(raw)) or STATUSES.get(f"{plain(raw)}aufenthg")
    fact = facts.lookup("status")
    if value is None or not fact.keeps(value):
        raise bad.not_a_status()
    return value


def level(raw: str) -> str:
    """A level of German; “keine” is A0."""
    return str(facts.parse("german", "A0" if plain(raw) in NO_GERMAN else raw))


def language(raw: str) -> str:
    """One language by its name or code."""
    found = languages.find(raw)
    if found is None:
        raise bad.not_a_language()
    return found


def spoken(raw: str) -> list[str]:
    """Several languages, each once, in their order."""
    found = dict.fromkeys(language(part) for part in PARTS.split(raw) if part.strip())
    if not 0 < len(found) <= MOST_LANGUAGES:
        raise bad.not_a_language()
    return list(found)


def telephone(raw: str) -> str:
    """A number that can be dialled."""
    digits = sum(sign.isdecimal() for sign in raw)
    if not FEWEST_DIGITS <= digits <= MOST_DIGITS or any(
        not (sign.isascii() and (sign.isdecimal() or sign in "+ ()/-.")) for sign in raw
    ):
        raise bad.not_a_telephone()
    return raw


def mail(raw: str) -> str:
    """A mail address."""
    if len(raw) > LONGEST_MAIL or not MAIL.match(raw) or not raw.isprintable() or raw[0] in "+-":
        raise bad.not_a_mail_address()
    return raw
