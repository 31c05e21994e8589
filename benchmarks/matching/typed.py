"""Finding an occupation while somebody types: each letter of words in several tongues, against a plain scan."""

import time
from collections.abc import Callable

from nahtlos.employers.catalogue import finder
from nahtlos.employers.engine.folding import fold

WORDS = (
    "Staplerfahrer", "Krankenschwester", "elektirker", "Kaufmann Büro", "зварювальник",
    "مترجم", "soudeur", "xqzzwxqzzw",
)  # fmt: skip
AIM = 50


def letters() -> list[str]:
    """Milliseconds for a letter; the scan looks into every term for the same letters."""
    index = finder()
    texts = index.texts
    beginnings = [word[:end] for word in WORDS for end in range(1, len(word) + 1)]
    found = sorted(_milliseconds(index.find, one) for one in beginnings)
    scan = sorted(
        _milliseconds(lambda text: [at for at, term in enumerate(texts) if fold(text) in term], one)
        for one in beginnings
    )
    middle = len(found) // 2
    return [
        f"{len(texts):,} terms, {len(beginnings)} letters; aim: at most {AIM} ms for a letter.",
        "",
        "| | median ms | slowest ms |",
        "|---|---:|---:|",
        f"| index | {found[middle]:.2f} | {found[-1]:.2f} |",
        f"| plain scan | {scan[middle]:.2f} | {scan[-1]:.2f} |",
        f"| times as long | {found[middle] / scan[middle]:.2f} | {found[-1] / scan[-1]:.2f} |",
    ]


def _milliseconds(work: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    work(text)
    return 1000 * (time.perf_counter() - began)
