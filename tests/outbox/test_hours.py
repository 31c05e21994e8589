"""When a message may arrive: held against a minute-by-minute oracle."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.network.models import Region
from nahtlos.outbox import queries
from nahtlos.outbox.engine import Hours, is_holiday, next_moment
from nahtlos.outbox.engine.holidays import easter
from tests.makers import make_region

LANDS = "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH"
BERLIN = ZoneInfo("Europe/Berlin")
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
HOURS = st.builds(
    lambda opens, long, quiet, land: Hours(
        time(opens), time(min(opens + long, 23), 30), quiet, land
    ),
    st.integers(6, 12),
    st.integers(2, 11),
    st.booleans(),
    st.sampled_from(["", *(f"{n:02}" for n in range(1, 17))]),
)


def is_loud(at: datetime, hours: Hours) -> bool:
    """The oracle: whether this very moment is inside the hours."""
    local = at.astimezone(BERLIN)
    quiet = is_holiday(local.date(), hours.land) or (hours.sundays_quiet and local.weekday() == 6)
    return not quiet and hours.opens <= local.time() < hours.closes


@given(MOMENTS, HOURS)
def test_it_is_the_first_loud_moment(wanted: datetime, hours: Hours) -> None:
    found = next_moment(wanted, hours, BERLIN, now=wanted)
    assert found is not None
    assert found >= wanted
    assert is_loud(found, hours)
    step = timedelta(minutes=30)
    before = wanted
    while before < found:
        assert not is_loud(before, hours)
        before += step


@given(MOMENTS, HOURS, st.integers(0, 4000), st.integers(0, 4000))
def test_never_after_the_last_and_never_before_now(
    now: datetime, hours: Hours, ahead: int, more: int
) -> None:
    wanted = now + timedelta(minutes=ahead)
    last = wanted + timedelta(minutes=more)
    found = next_moment(wanted, hours, BERLIN, now=now, last=last)
    if found is None:
        assert not any(
            is_loud(wanted + timedelta(minutes=at), hours) for at in range(0, more + 1, 10)
        )
    else:
        assert now <= found <= last
        assert is_loud(found, hours)


def test_a_reminder_of_early_morning_comes_the_evening_before() -> None:
    begins = datetime(2026, 12, 2, 8, 30, tzinfo=BERLIN)
    hours = Hours(time(8), time(20))
    found = next_moment(
        begins - timedelta(hours=2), hours, BERLIN, now=begins - timedelta(days=3), last=begins
    )
    assert found == datetime(2026, 12, 2, 8, tzinfo=BERLIN)
    early = begins.replace(hour=7)
    found = next_moment(
        early - timedelta(hours=2), hours, BERLIN, now=early - timedelta(days=3), last=early
    )
    assert found == datetime(2026, 12, 1, 19, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2285, 3, 22)],
)
def test_easter_is_when_it_is(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)
    assert is_holiday(easter(year) + timedelta(days=1))
    assert not is_holiday(easter(year) + timedelta(days=2))


@pytest.mark.parametrize(
    ("day", "lands"),
    [
        ("2026-10-03", "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH"),
        ("2026-01-06", "BW BY ST"),
        ("2018-03-08", ""),
        ("2022-03-08", "BE"),
        ("2023-03-08", "BE MV"),
        ("2026-06-04", "NW HE RP BW BY SL"),
        ("2026-08-15", "SL"),
        ("2026-09-20", "TH"),
        ("2017-10-30", ""),
        ("2026-10-31", "SH HH NI HB BB MV SN ST TH"),
        ("2026-11-01", "NW RP BW BY SL"),
        ("2023-11-22", "SN"),
        ("2024-11-20", "SN"),
        ("2026-11-18", "SN"),
        ("2026-11-25", ""),
        ("2025-05-08", "BE"),
        ("2026-05-08", ""),
    ],
)
def test_a_land_keeps_its_own_holidays(day: str, lands: str) -> None:
    every = dict(zip(LANDS.split(), (f"{n:02}" for n in range(1, 17)), strict=True))
    kept = {name for name, key in every.items() if is_holiday(date.fromisoformat(day), key)}
    assert kept == set(lands.split())
    assert is_holiday(date.fromisoformat(day)) is (kept == set(every)), "where no Land is known"


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "day"), [("09162", 7), ("06411", 6)])
def test_on_epiphany_nobody_is_disturbed_in_bavaria(key: str, day: int) -> None:
    region = make_region()
    Region.objects.filter(pk=region.pk).update(key=key)
    noon = datetime(2026, 1, 6, 12, tzinfo=BERLIN)
    arrives = queries.arrives(region.pk, noon, last=noon + timedelta(days=2))
    assert arrives is not None
    assert arrives.astimezone(BERLIN).date() == date(2026, 1, day)
