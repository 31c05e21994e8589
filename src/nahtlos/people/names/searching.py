"""Search keys: few words of text for an indexed array column, that meet when names sound alike.

Three kinds, told apart by their first sign: `=mu` the first two or three letters as spelled,
`~MHMT` a skeleton, `^MH` the beginning of a skeleton. Look names up by overlap (`&&`), then rank
by `similarity`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from nahtlos.people.names.sounds import Word, letters, words

MOST = 24
SHORT, LONG = 2, 3


def keys(name: str) -> frozenset[str]:
    """At most 24 keys of a person's name; the telling ones first when a name is very long."""
    said = sorted(words(name), key=lambda word: word.spelling)
    whole = (f"~{skeleton}" for word in said for skeleton in word.skeletons)
    spelled = (f"={word[:size]}" for word in sorted(letters(name)) for size in (SHORT, LONG))
    begun = (
        f"^{start}" for word in said for size in (SHORT, LONG) for start in _starts(word, size)
    )
    return frozenset(list(dict.fromkeys(chain(_first_ones(said), spelled, whole, begun)))[:MOST])


def query_keys(text: str) -> frozenset[str]:
    """The keys of what somebody has typed so far; empty below two letters."""
    return frozenset().union(*query_groups(text))


def query_groups(text: str) -> tuple[frozenset[str], ...]:
    """One set of keys for each word typed: whoever is meant overlaps with every one of them."""
    typed = [word for word in text.split() if len("".join(letters(word))) >= SHORT]
    return tuple(found for found in map(_typed_keys, typed) if found)


def _typed_keys(word: str) -> frozenset[str]:
    spelled = (f"={part[:LONG]}" for part in letters(word) if len(part) >= SHORT)
    said = [one for one in words(word) if len(one.letters) >= SHORT]
    return frozenset(chain(spelled, *map(_sounds_like, said)))


def _sounds_like(word: Word) -> Iterator[str]:
    for skeleton in word.skeletons:
        if len(word.letters) > SHORT:
            yield f"~{skeleton}"
        if len(skeleton) >= SHORT:
            yield f"^{skeleton[:LONG]}"


def _first_ones(said: Iterable[Word]) -> Iterator[str]:
    return (f"~{word.skeletons[0]}" for word in said)


def _starts(word: Word, size: int) -> Iterator[str]:
    return (skeleton[:size] for skeleton in word.skeletons if len(skeleton) >= size)
