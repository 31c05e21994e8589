"""The text that everybody signs: in German and in the person's language, kept word by word."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries as employers
from nahtlos.internships.models import Cover, Kind, Party, Terms

TITLE = _("Internship agreement")
KIND, PURPOSE, AIMS = _("Kind"), _("What it is for"), _("What you learn")
OCCUPATION, PLACE, SUPERVISOR = (
    _("Occupation"),
    _("Place of work"),
    _("Who is there for you at work"),
)
DAYS, HOURS, PAY = _("First and last day"), _("Working hours"), _("Pay")
ACCIDENT, LIABILITY = _("Insured against accidents by"), _("Insured against damage by")
EACH = _("%(day)s hours a day, %(week)s hours a week")
WAGE = _("%(euro)s euro an hour")
NO_WAGE = _("none; the law asks for none here (%(cite)s)")
CLAUSES = (
    _("An internship is for learning. Interns replace no employee."),
    _("The employer explains dangers at work on the first day."),
    _("Whoever is ill tells the employer on the same morning."),
    _("What is secret at work stays secret, also afterwards."),
    _("Everybody may end the internship. Please talk to each other first."),
    _("The agreement holds once everybody has signed."),
    _("If anything changes, everybody signs anew."),
)
YOUTH = _("Under 18: at most 8 hours a day and 40 hours a week.")


@dataclass(frozen=True)
class Side:
    """The text in one language: rows of label and value, and the sentences beneath."""

    language: str
    title: str
    rows: tuple[tuple[str, str], ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """What is signed. `own` is the person's language; none where that is German."""

    german: Side
    own: Side | None
    person: str
    company: str
    site: str

    def side(self, language: str) -> Side:
        """The one that is read in this language, else the German one."""
        return self.own if self.own and self.own.language == language else self.german


def compose(
    terms: Terms, parties: Iterable[tuple[str, str]], places: Mapping[str, str], *,
    language: str, cite: str, minor: bool,
) -> str:  # fmt: skip
    """The canonical JSON of an agreement; the same values give the same letters.

    `parties` are party and name in the order of signing, `places` the names of company and site.
    """
    parties = list(parties)
    given: dict[str, Any] = {
        "terms": terms,
        "parties": parties,
        "places": places,
        "cite": cite,
        "minor": minor,
    }
    sides = {"de": _side("de", **given)}
    if language != "de":
        sides["own"] = _side(language, **given)
    names = dict(parties)
    told = {**places, "person": names.get(Party.PERSON, "")}
    text = {"terms": terms.plain(), "language": language, "names": told, **sides}
    return json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> Text:
    """The text as it is drawn on a page."""
    kept: dict[str, Any] = json.loads(text)
    own, names = kept.get("own"), kept["names"]
    return Text(
        _drawn("de", kept["de"]), _drawn(str(kept["language"]), own) if own else None,
        str(names["person"]), str(names["company"]), str(names["site"]),
    )  # fmt: skip


def _drawn(language: str, side: Mapping[str, Any]) -> Side:
    rows = tuple((str(label), str(value)) for label, value in side["rows"])
    return Side(language, str(side["title"]), rows, tuple(map(str, side["clauses"])))


def _side(
    language: str, *, terms: Terms, parties: list[tuple[str, str]], places: Mapping[str, str],
    cite: str, minor: bool,
) -> dict[str, Any]:  # fmt: skip
    with translation.override(language):
        people = [[str(Party(party).label), name] for party, name in parties]
        clauses = [*CLAUSES[:1], *([YOUTH] if minor else []), *CLAUSES[1:]]
        return {
            "title": str(TITLE),
            "rows": [
                *people,
                *([str(label), value] for label, value in _rows(terms, places, cite)),
            ],
            "clauses": [str(one) for one in clauses],
        }


def _rows(terms: Terms, places: Mapping[str, str], cite: str) -> list[tuple[Promise, str]]:
    """In the language that is active."""
    language = translation.get_language() or "de"
    days = " – ".join(date_format(day, "DATE_FORMAT") for day in (terms.starts_on, terms.ends_on))
    hours = {"day": _number(terms.hours_day), "week": _number(terms.hours_week)}
    no_wage = str(NO_WAGE) % {"cite": cite}
    return [
        (KIND, str(Kind(terms.kind).label)),
        (PURPOSE, terms.purpose),
        (AIMS, terms.aims),
        (OCCUPATION, employers.occupation_name(terms.kldb, language)),
        (PLACE, f"{places['company']}, {places['site']}"),
        (SUPERVISOR, terms.supervisor),
        (DAYS, days),
        (HOURS, str(EACH) % hours),
        (PAY, no_wage if terms.wage is None else str(WAGE) % {"euro": _number(terms.wage, 2)}),
        (ACCIDENT, str(Cover(terms.accident).label)),
        (LIABILITY, str(Cover(terms.liability).label)),
    ]


def _number(value: Decimal, places: int | None = None) -> str:
    shown = value if places else value.normalize()
    return number_format(f"{shown:f}", decimal_pos=places, use_l10n=True)
