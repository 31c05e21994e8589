"""What to say when something typed cannot be read: what is expected, with an example."""

from collections.abc import Sequence
from datetime import date

from nahtlos.people.facts.vocabulary import Fact


class BadValue(ValueError):
    """A sentence for the person who typed it, in English and German."""

    def __init__(self, sentence_en: str, sentence_de: str) -> None:
        super().__init__(sentence_en)
        self.en = sentence_en
        self.de = sentence_de

    def in_language(self, language: str) -> str:
        """German for `de` and its variants, English for every other language."""
        return self.de if language.partition("-")[0] == "de" else self.en


def too_long(most: int) -> BadValue:
    """More characters than anything here can need."""
    return BadValue(
        f"This is too long. Use at most {most} characters.",
        f"Das ist zu lang. Nehmen Sie höchstens {most} Zeichen.",
    )


def not_yes_or_no() -> BadValue:
    """Expected yes or no."""
    return BadValue("Please answer “yes” or “no”.", "Bitte antworten Sie mit „ja“ oder „nein“.")


def not_one_of(values: Sequence[str], example: str) -> BadValue:
    """Expected one of a few short words."""
    listed = " ".join(values)
    return BadValue(
        f"Please choose one of {listed}, for example {example}.",
        f"Bitte wählen Sie eines von {listed}, zum Beispiel {example}.",
    )


def not_among(fact: Fact) -> BadValue:
    """Expected one of the fact's choices."""
    label = next(choice.label for choice in fact.choices if choice.stored)
    return BadValue(
        f"Please choose one from the list, for example “{label.en}”.",
        f"Bitte wählen Sie etwas aus der Liste, zum Beispiel „{label.de}“.",
    )


def not_a_country() -> BadValue:
    """Expected a country's name or code."""
    return BadValue(
        "Please choose a country, for example Ukraine or UA.",
        "Bitte wählen Sie ein Land, zum Beispiel Ukraine oder UA.",
    )


def not_a_number(fact: Fact, *, whole: bool) -> BadValue:
    """Expected a number within the fact's bounds."""
    low, high = fact.minimum, fact.maximum or 0
    en, de = ("a whole number", "eine ganze Zahl") if whole else ("a number", "eine Zahl")
    example = min(high, low + 12) if whole else min(high, low + 1)
    return BadValue(
        f"Please write {en} from {low} to {high}, for example {example}.",
        f"Bitte schreiben Sie {de} von {low} bis {high}, zum Beispiel {example}.",
    )


def not_a_date() -> BadValue:
    """Expected a day of the calendar."""
    return BadValue(
        "Please write a date with day, month and year, for example 12.4.1998.",
        "Bitte schreiben Sie ein Datum mit Tag, Monat und Jahr, zum Beispiel 12.4.1998.",
    )


def date_outside(first: date, last: date) -> BadValue:
    """A real day, but one that cannot be meant."""
    early, late = (f"{day.day}.{day.month}.{day.year}" for day in (first, last))
    return BadValue(
        f"This date cannot be right. Please write one from {early} to {late}.",
        f"Dieses Datum kann nicht stimmen. Bitte schreiben Sie eines von {early} bis {late}.",
    )


def not_dates() -> BadValue:
    """Expected several dates."""
    return BadValue(
        "Please write one date a line, for example 5.1.2021.",
        "Bitte schreiben Sie ein Datum je Zeile, zum Beispiel 5.1.2021.",
    )


def not_plain_text(most: int) -> BadValue:
    """Expected a few words without markup or hidden signs."""
    return BadValue(
        f"Please write only letters, digits and usual signs, up to {most}, for example Nurse.",
        f"Bitte nur Buchstaben, Ziffern und übliche Zeichen, bis {most}, etwa Krankenschwester.",
    )


def not_an_occupation() -> BadValue:
    """Expected a code of the Klassifikation der Berufe."""
    return BadValue(
        "Please give an occupation code (KldB) of 1 to 5 digits, for example 81302.",
        "Bitte geben Sie einen Berufscode (KldB) mit 1 bis 5 Ziffern an, zum Beispiel 81302.",
    )


def not_a_record(example: str) -> BadValue:
    """Expected an object of known keys."""
    return BadValue(f"Please give it like this: {example}", f"Bitte so angeben: {example}")


def not_a_status() -> BadValue:
    """Expected a residence status by its title or paragraph."""
    return BadValue(
        "Please name a residence status, for example § 24 AufenthG or Duldung (§ 60a AufenthG).",
        "Bitte nennen Sie einen Aufenthaltsstatus, zum Beispiel § 24 AufenthG oder Duldung"
        " (§ 60a AufenthG).",
    )


def not_a_language() -> BadValue:
    """Expected languages by name or code."""
    return BadValue(
        "Please name languages like this: Ukrainian, Russian.",
        "Bitte nennen Sie Sprachen, zum Beispiel so: Ukrainisch, Russisch.",
    )


def not_a_telephone() -> BadValue:
    """Expected a number that can be dialled."""
    return BadValue(
        "Please write a number like 0171 3920012 or +380 44 1234567.",
        "Bitte schreiben Sie eine Nummer wie 0171 3920012 oder +380 44 1234567.",
    )


def not_a_mail_address() -> BadValue:
    """Expected a mail address."""
    return BadValue(
        "Please write an address like olena@post.example.",
        "Bitte schreiben Sie eine Adresse wie olena@post.example.",
    )
