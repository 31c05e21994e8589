"""How a name sounds, whoever wrote it down: words, and skeletons of their consonants."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, product

from nahtlos.people.names.romanising import sort_key
from nahtlos.people.names.scripts import ARABIC, GLIDES, is_arabic

MOST_SKELETONS = 4
ARTICLES = re.compile(r"[aeiu]l|a[drstz]|e[drsz]|[ae]sc?h")
BETWEEN = re.compile(r"bint?i?|ibn|bent?|v[ao]n|de[lnr]?|d[ao]s?|di")
FATHER = re.compile(r"ab[uo]|abou")
SERVANT = re.compile(r"abd(?:[aeou]{0,2}[lrsnz]?)?")
SERVANT_OF = re.compile(
    r"(?:abd[aeou]{1,2}[lrsnz]|abd[aeou]{1,2}(?=[^aeioulrsnz])|abu|abou)(?=.{3})"
)
SERVANT_OF_GOD = re.compile(r"(?:abd[aeou]*l*)?al+a?[hḩĥ]?|abd[aeou]*l+a?[hḩĥ]?")
DIN = re.compile(r"d(?:i|ee|ie)ne?")
# Alahmad may be Al-Ahmad, Benali may be Ben Ali: heard both ways.
JOINED = re.compile(r"^(?:[ae]l(?=.{5})|ben(?=.{3}))")
INNER_DIN = re.compile(r"(?<=..)(?:[aeui]?[ld]|(?<![aeiou])[aeu])d(?:i|y|ee|ie)ne?$")

# One sign for each sound, so that a spelling in German, English, French, Polish or Turkish letters
# comes out alike. č, θ, ð, ḱ, j and ẃ can be read in two ways; skeletons try both.
SPELLING = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"dsch|dzh|dj|dz", "ĵ"),
        (r"schtsch|shch|tsch|tch|tsh|sch|sh|sz|cz", "š"),
        (r"zh", "ž"),
        (r"ts|tz", "z"),
        (r"kh", "ħ"),
        (r"gh", "ğ"),
        (r"ch", "č"),
        (r"th", "θ"),
        (r"dh", "ð"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"off$", "ov"),
        (r"eff$", "ev"),
        (r"(?<=a)w(?=[ou])", "ẃ"),
        (r"ou(?=[aeiy])|w", "v"),
        (r"oo|ou|ue", "u"),
        (r"ee|ie", "i"),
        (r"oe", "o"),
        (r"ae", "a"),
        (r"(.)\1+", r"\1"),
        (r"a[hḩ]$", "a"),
    )
)
CLASSES: dict[str, tuple[str, ...]] = {
    **{sign: (sign.upper(),) for sign in "bfklmnpr"},
    **dict.fromkeys("dt", ("T",)),
    **dict.fromkeys("ghħğḩ", ("H",)),
    **dict.fromkeys("szšž", ("S",)),
    **dict.fromkeys("aeiouy", ("",)),
    "ĥ": ("", "H"),
    "v": ("W",),
    "ĵ": ("J",),
    "č": ("S", "H"),
    "θ": ("T", "S"),
    "ð": ("T", "S"),
    "ḱ": ("K", "H"),
    "j": ("", "J"),
    "ẃ": ("", "W"),
}
# Arabic letters as sounds: some are read differently in Arabic and Persian, one is often a vowel.
SIGNS = {
    "ث": "θ", "ذ": "ð", "ض": "ð", "ظ": "ð", "ق": "ḱ", "و": "ẃ", "ج": "ĵ", "ش": "š", "خ": "ħ",
    "غ": "ğ", "چ": "č", "ژ": "ž", "ه": "ḩ",
}  # fmt: skip
PLAIN = str.maketrans(
    {"θ": "th", "ð": "d", "ḱ": "q", "ẃ": "u", "ĵ": "j", "š": "sh", "ħ": "kh", "ğ": "gh"}
    | {"č": "ch", "ž": "zh", "ḩ": "h", "ĥ": "h"}
)
ALONE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its letters, its regular spelling, its possible skeletons."""

    letters: str
    spelling: str
    skeletons: tuple[str, ...]
    arabic: bool


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[Word, ...]:
    """The words that carry the name, without articles; never empty for a name with letters."""
    return tuple(_word(raw, arabic=arabic) for raw, arabic in _core(_parts(name)))


def letters(name: str) -> tuple[str, ...]:
    """Every word as it is spelled in Latin letters, articles and all."""
    return tuple(raw.translate(PLAIN) for raw, _arabic in _parts(name))


def _parts(name: str) -> list[tuple[str, bool]]:
    text = unicodedata.normalize("NFKC", name).casefold()
    found = (
        (_raw(part), is_arabic(part)) for part in re.split(r"[\s\-‐.,()·־\u200c]+", text) if part
    )
    return [(raw, arabic) for raw, arabic in found if raw]


def _raw(part: str) -> str:
    if not is_arabic(part):
        return "".join(filter(str.isalnum, sort_key(part) or part))
    bare = part.removeprefix("ال") if len(part) > ALONE and part[2:3] != "ل" else part
    said = [SIGNS.get(char, ARABIC.get(char, "")) for char in bare]
    if len(said) > 1 and said[-1] == "ḩ":
        said[-1] = "ĥ"
    return "".join([GLIDES.get(bare[0], said[0]), *said[1:]]) or part


def _core(parts: list[tuple[str, bool]]) -> Iterable[tuple[str, bool]]:
    """Without articles, "servant of", "father of" and "of the faith", however they are joined."""
    served = any(SERVANT.fullmatch(raw) for raw, _ in parts)
    kept = [part for part in parts if not _carries_nothing(part[0])] or parts
    named = [part for part in kept if not BETWEEN.fullmatch(part[0])]
    return ((_bare(raw, served=served), a) for raw, a in (named if len(named) > 1 else kept))


def _carries_nothing(raw: str) -> bool:
    return any(word.fullmatch(raw) for word in (ARTICLES, FATHER, DIN, SERVANT))


def _bare(raw: str, *, served: bool) -> str:
    if SERVANT_OF_GOD.fullmatch(raw) and (served or raw.startswith("abd")):
        return "abdala"
    without = INNER_DIN.sub("", SERVANT_OF.sub("", raw))
    return without or raw


def _word(raw: str, *, arabic: bool) -> Word:
    spelling = _spelled(raw)
    heard = _skeletons(spelling, arabic=arabic)
    if raw != (short := JOINED.sub("", raw)):
        heard += _skeletons(_spelled(short), arabic=arabic)[:1]
    return Word(raw.translate(PLAIN), spelling, heard, arabic)


def _spelled(raw: str) -> str:
    for pattern, sign in SPELLING:
        raw = pattern.sub(sign, raw)
    return raw


def _skeletons(spelling: str, *, arabic: bool) -> tuple[str, ...]:
    ways = [_opening(spelling, arabic=arabic)]
    for before, sign in pairwise(spelling):
        way = CLASSES.get(sign, (sign.upper(),))
        if way != CLASSES.get(before):
            ways.append(way)
    found = dict.fromkeys("".join(way) for way in product(*ways))
    return tuple(islice(filter(None, found), MOST_SKELETONS)) or (spelling.upper(),)


def _opening(spelling: str, *, arabic: bool) -> tuple[str, ...]:
    """A first vowel counts as A whichever it is; Ye- may be E-; Yu-, Ju- and Iu- are the same."""
    first, after = spelling[:1], spelling[1:2]
    if first in "yj" and arabic:
        return ("J",)
    if first in "iyj" and after == "e":
        return ("A", "J")
    if first == "j" or (first in "iy" and after in "aou") or (first == "y" and after == "i"):
        return ("J",)
    return ("A",) if first in "aeiouy" else CLASSES.get(first, (first.upper(),))
