"""The machine that numba compiles: for files of any size, in processes that draw no pages."""

import numpy as np

from nahtlos.law.engine import kernel
from nahtlos.law.engine.columns import Bytes, Row, Steps, Words
from nahtlos.law.engine.kernel import put_named, put_truth

__all__ = ["put_named", "put_number", "put_truth", "run"]


def put_number(number: Row, known: Row, bounds: Row, row: Row) -> None:
    """A number is in the class of the last bound that it reaches; one not known in any."""
    kernel.put_number(number, known, bounds, (2 << len(bounds)) - 1, row)


def run(steps: Steps, facts: tuple[Bytes, Words], bits: Bytes, out: Bytes, *, first: int) -> None:
    """Run a program over blocks of persons that stay in the cache; see `Machine`."""
    narrow, wide = facts
    codes = np.arange(1, len(bits) + 1, dtype=np.uint8)
    kernel.run(
        narrow, wide, steps.wide_fact, steps.wide_mask, steps.ends, steps.start, steps.test,
        steps.mask, steps.kid, steps.slot, steps.slots, steps.result, bits, codes, out, first,
        narrow.shape[1],
    )  # fmt: skip
