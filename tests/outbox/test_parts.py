"""How many SMS a text makes."""

import pytest

from nahtlos.outbox.engine import sms_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3),
        ("ü" * 160, 1), ("€" * 80, 1), ("€" * 81, 2), ("я" * 70, 1), ("я" * 71, 2),
        ("я" * 134, 2), ("я" * 135, 3), ("a" * 70 + "я", 2), ("😀" * 35, 1), ("😀" * 36, 2),
    ],
)  # fmt: skip
def test_parts(text: str, parts: int) -> None:
    assert sms_parts(text) == parts
