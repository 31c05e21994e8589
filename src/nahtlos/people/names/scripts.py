"""Letters of other scripts in Latin letters, as passports and offices mostly write them."""

import unicodedata
from functools import cache

from nahtlos.people.names.cleaning import APOSTROPHES

LATIN = {
    "ß": "ss", "ẞ": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
    "œ": "oe", "ı": "i", "ə": "e", "ŋ": "ng", "ħ": "h", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ɛ": "e", "ɔ": "o", "ɲ": "ny", "ʋ": "v", "ŧ": "t", "ĸ": "k", "ǝ": "e", "ɣ": "gh",
}  # fmt: skip

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "ѕ": "dz", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "ҷ": "j", "ҳ": "h", "ӏ": "",
}  # fmt: skip
CYRILLIC_MARKED = {"й": "y", "ё": "yo", "ї": "yi", "ў": "u", "ѓ": "gj", "ќ": "kj", "ӣ": "i"}
UKRAINIAN = CYRILLIC | {"г": "h", "и": "y"}
ONLY_UKRAINIAN = frozenset("іїєґ")

ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th",
    "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i",
    "ى": "a", "ة": "a", "ء": "", "ؤ": "u", "ئ": "i", "پ": "p", "چ": "ch", "ژ": "zh",
    "گ": "g", "ک": "k", "ی": "i", "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "sh",
    "څ": "ts", "ځ": "dz", "ڼ": "n", "ې": "e", "ۍ": "ai", "ٹ": "t", "ڈ": "d", "ڑ": "r",
    "ں": "n", "ے": "e", "ہ": "h", "ھ": "h", "ۀ": "a", "ڕ": "r", "ڵ": "l", "ۆ": "o",
    "ێ": "e", "ە": "e", "ڤ": "v", "ګ": "g", "َ": "a", "ُ": "u", "ِ": "i", "ـ": "",
}  # fmt: skip
GLIDES = {"و": "w", "ي": "y", "ی": "y", "ع": "a"}

GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t",
    "ი": "i", "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh",
    "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q",
    "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ჰ": "h",
}  # fmt: skip

ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "e",
    "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h",
    "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o",
    "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r",
    "ց": "ts", "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
}  # fmt: skip

PAIRS = {"ου": "u", "ու": "u", "ео": "eo"}
APOSTROPHE = dict.fromkeys(APOSTROPHES, "'")
TABLE = APOSTROPHE | LATIN | CYRILLIC | CYRILLIC_MARKED | ARABIC | GREEK | GEORGIAN | ARMENIAN

ETHIOPIC_CONSONANTS = {
    "HH": "h", "X": "h", "SZ": "s", "C": "ch", "TH": "t", "CH": "ch", "PH": "p", "TZ": "ts",
    "KX": "kh", "GLOTTAL ": "", "PHARYNGEAL ": "",
}  # fmt: skip
ETHIOPIC_VOWELS = {
    "AA": "a",
    "EE": "e",
    "WA": "wa",
    "A": "e",
    "U": "u",
    "I": "i",
    "O": "o",
    "E": "",
}
THROAT = frozenset({"H", "HH", "X", "GLOTTAL ", "PHARYNGEAL "})


@cache
def ethiopic(char: str) -> str:
    """A syllable from its Unicode name: consonant and vowel, "SAA" being sa."""
    word = unicodedata.name(char).removeprefix("ETHIOPIC SYLLABLE ")
    for ending, vowel in ETHIOPIC_VOWELS.items():
        if word.endswith(ending):
            start = word.removesuffix(ending)
            said = "a" if vowel == "e" and ending == "A" and start in THROAT else vowel
            if start in {"GLOTTAL ", "PHARYNGEAL "} and not said:
                said = "i"
            return ETHIOPIC_CONSONANTS.get(start, start.lower()) + said
    return word.lower()


def is_arabic(text: str) -> bool:
    """Whether the first letter is of the Arabic script, which mostly leaves vowels out."""
    first = next((char for char in text if char.isalpha()), "")
    return first in ARABIC
