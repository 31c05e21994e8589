"""How alike two names are, whatever script and order they are written in."""

from functools import lru_cache
from itertools import permutations

from nahtlos.people.names.sounds import Word, words

# From here on two names may well be one person's: worth a look before a new record is made.
SAME = 0.82

# With more words a side, partners are taken greedily: permutations would explode.
FEW = 4
EXTRA_WORD = 0.15
ONLY_ONE_WORD = 0.8
NEAR_VOWELS = {
    frozenset(pair): score
    for pair, score in {
        "ae": 0.6,
        "ao": 0.5,
        "ei": 0.8,
        "eo": 0.4,
        "eu": 0.3,
        "io": 0.2,
        "ou": 0.8,
    }.items()
}
VOWELS = frozenset("aeiou")
SAME_SOUND = 0.5
OTHER_ENDING = 0.7
BEGINNING, BEGUN = 0.5, 0.35
SLIP, LONG_ENOUGH = 0.8, 6


def similarity(a: str, b: str) -> float:
    """Between 0 and 1; the same either way round and in any order of words."""
    left, right = sorted((words(a), words(b)), key=_order)
    if not left or not right:
        return 0.0
    scores = _partners(left, right)
    mean = sum(scores) / len(scores)
    extra = len(right) - len(left)
    score = (mean + min(scores)) / 2 / (1 + EXTRA_WORD * extra / len(left))
    return round(min(score, ONLY_ONE_WORD) if extra and len(left) == 1 else score, 4)


def _order(said: tuple[Word, ...]) -> tuple[int, list[str]]:
    return len(said), sorted(word.spelling for word in said)


def _partners(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[float]:
    """The likeness of each left word to a partner of its own on the right, best in sum."""
    left, right = _sorted(left), _sorted(right)
    if len(right) > FEW:
        return _greedy(left, right)
    table = [[_alike(one, other) for other in right] for one in left]
    choices = permutations(range(len(right)), len(left))
    return max(([table[i][j] for i, j in enumerate(chosen)] for chosen in choices), key=_worth)


def _sorted(said: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(sorted(said, key=lambda word: (word.spelling, word.letters)))


def _worth(scores: list[float]) -> tuple[float, float]:
    return round(sum(scores), 6), min(scores)


def _greedy(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[float]:
    table = sorted(
        ((_alike(one, other), i, j) for i, one in enumerate(left) for j, other in enumerate(right)),
        key=lambda cell: (-cell[0], cell[1], cell[2]),
    )
    taken: dict[int, float] = {}
    gone: set[int] = set()
    for score, i, j in table:
        if i not in taken and j not in gone:
            taken[i] = score
            gone.add(j)
    return list(taken.values())


@lru_cache(maxsize=16384)
def _alike(one: Word, other: Word) -> float:
    if one.letters == other.letters or one.spelling == other.spelling:
        return 1.0
    if not set(one.skeletons).isdisjoint(other.skeletons):
        score = SAME_SOUND + (1 - SAME_SOUND) * _vowels_alike(one, other)
    else:
        score = max(_misspelt(one.spelling, other.spelling), _begun(one.spelling, other.spelling))
    return min(score, OTHER_ENDING) if _differ_in_ending(one, other) else score


def _differ_in_ending(one: Word, other: Word) -> bool:
    """Samir and Samira, Ivanov and Ivanova are two people, mostly of one family."""
    if one.arabic or other.arabic:
        return False
    ends = one.spelling[-1:], other.spelling[-1:]
    return "a" in ends and not set(ends) <= set("aeh")


def _misspelt(one: str, other: str) -> float:
    """One slip in a long word may be a slip; in a short one it is mostly another name."""
    longest = max(len(one), len(other))
    ratio = 1 - _slips(one, other) / longest
    return ratio if ratio >= SLIP and longest >= LONG_ENOUGH else ratio * SLIP


def _begun(one: str, other: str) -> float:
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    return BEGINNING + BEGUN * len(short) / len(long) if long.startswith(short) else 0.0


def _vowels_alike(one: Word, other: Word) -> float:
    if one.arabic != other.arabic:
        arabic, latin = (one, other) if one.arabic else (other, one)
        return _long_vowels_found(arabic.spelling, latin.spelling)
    left, right = _vowels(one.spelling), _vowels(other.spelling)
    longest = max(len(left), len(right))
    return _aligned(left, right) / longest if longest else 1.0


def _long_vowels_found(arabic: str, latin: str) -> float:
    """Arabic script writes the long vowels only, and any first vowel in the same way."""
    written = _vowels(arabic).removeprefix("a") if arabic[:1] == "a" else _vowels(arabic)
    found = _aligned(written, _vowels(latin)) / len(written) if written else 1.0
    return 0.4 + 0.4 * found


@lru_cache(maxsize=16384)
def _vowels(spelling: str) -> str:
    """The vowels without doubles; y, and a j after a vowel, as i; no glide of Yu- and Ju-."""
    text = spelling.lstrip("yj") if spelling[1:2] in VOWELS else spelling
    found: list[str] = []
    before = ""
    for sign in text.replace("y", "i").replace("ẃ", "u"):
        heard = "i" if sign == "j" and before in VOWELS else sign
        if heard in VOWELS and heard != before:
            found.append(heard)
        before = heard
    return "".join(found)


def _aligned(left: str, right: str) -> float:
    """The best sum of vowel likeness with both kept in order (longest common subsequence)."""
    row = [0.0] * (len(right) + 1)
    for sign in left:
        new = [0.0]
        for at, other in enumerate(right):
            same = 1.0 if sign == other else NEAR_VOWELS.get(frozenset((sign, other)), 0.0)
            new.append(max(row[at] + same, row[at + 1], new[at]))
        row = new
    return row[-1]


def _slips(one: str, other: str) -> int:
    """Letters to add, drop, change or swap (optimal string alignment)."""
    earlier: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        new = [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, earlier[j - 2] + 1)
            new.append(cost)
        earlier, row = row, new
    return row[-1]
