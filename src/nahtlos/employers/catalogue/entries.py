"""What the catalogue holds: an occupation and a group of occupations, by their codes."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("de", "en", "uk", "ru", "ar", "fa", "tr", "fr")
HELPER, SKILLED, SPECIALIST, EXPERT = "1", "2", "3", "4"


@dataclass(frozen=True, slots=True)
class Group:
    """A main group of the KldB 2010."""

    code: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """Its name in this language, else in German."""
        return self.names.get(language, self.names["de"])


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation: five digits, and in each language its usual name and other words for it."""

    kldb: str
    words: Mapping[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """Its usual name in this language, else in German."""
        return self.words.get(language, self.words["de"])[0]

    @property
    def level(self) -> str:
        """The fifth digit: 1 helper, 2 skilled, 3 specialist, 4 expert."""
        return self.kldb[-1]
