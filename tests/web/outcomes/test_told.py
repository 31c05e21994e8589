"""Numbers as pages write them: rounded, never cut off."""

import pytest
from django.utils import translation

from nahtlos.web.outcomes.told import percent, rounded, whole


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [(43.75, 1, "43,8"), (49.78, 1, "49,8"), (100 * 0.29, 0, "29"), (0.05, 1, "0,1"),
     (99.96, 1, "100,0"), (0.0, 1, "0,0"), (-0.24, 1, "-0,2"), (12345.6, 0, "12.346")],
)  # fmt: skip
def test_numbers_are_rounded_half_up(value: float, places: int, shown: str) -> None:
    with translation.override("de"):
        assert rounded(value, places) == shown


def test_a_rate_and_a_mean_have_one_digit_and_what_is_hidden_a_star() -> None:
    with translation.override("en"):
        assert (percent(16.66), whole(222.37), whole(40.0)) == ("16.7 %", "222.4", "40")
    assert percent(None) == whole(None) == "*"
