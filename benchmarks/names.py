"""Invented names in three scripts with a long tail of rare family names, as a region has them."""

from dataclasses import dataclass
from random import Random

GIVEN = {
    "uk": "Olha|Ольга Iryna|Ірина Kateryna|Катерина Andrii|Андрій Mykola|Микола Dmytro|Дмитро",
    "ar": "Amal|أمل Rana|رنا Layla|ليلى Khaled|خالد Omar|عمر Tarek|طارق",
    "tr": "Zeynep| Esra| Emre| Murat| Baran| Derya|",
    "fr": "Mariama| Carine| Serge| Alpha| Nadège| Thierno|",
}
FAMILY = {
    "uk": "Kovalenko|Коваленко Bondar|Бондар Lysenko|Лисенко Moroz|Мороз Zhuk|Жук",
    "ar": "Haddad|حداد Najjar|نجار Darwish|درويش Kanaan|كنعان Qasim|قاسم",
    "tr": "Aydın| Kaplan| Doğan| Güneş|",
    "fr": "Barry| Camara| Ngono| Mbarga|",
}
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wa",
    "ze",
    "sha",
    "dor",
    "lin",
    "mar",
]
RARE = 0.7


@dataclass(frozen=True)
class Name:
    """Given name, family name, both in their own script (or nothing), and the language with it."""

    given: str
    family: str
    native: str
    language: str


def _one(names: str, dice: Random) -> tuple[str, str]:
    latin, _, native = dice.choice(names.split()).partition("|")
    return latin, native


def draw(dice: Random) -> Name:
    """One name; most families have a name that hardly anybody else has."""
    language = dice.choice(sorted(GIVEN))
    given, native = _one(GIVEN[language], dice)
    family, native_family = _one(FAMILY[language], dice)
    if dice.random() < RARE:
        family = "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize()
        native_family = ""
    own = f"{native} {native_family}" if native and native_family else ""
    return Name(given, family, own, language)
