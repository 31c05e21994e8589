"""Not too many pages a minute from one address, and no address kept."""

from datetime import UTC, datetime, timedelta

from nahtlos.web.check.pace import Pace

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
HERE, THERE = "192.0.2.1", "192.0.2.2"


def test_one_page_too_many_is_stopped_until_the_minute_is_over() -> None:
    pace = Pace(most=2)
    assert [pace.too_fast(HERE, NOW) for _ in range(3)] == [False, False, True]
    assert not pace.too_fast(THERE, NOW)
    assert pace.too_fast(HERE, NOW + timedelta(seconds=59))
    assert not pace.too_fast(HERE, NOW + timedelta(seconds=60))


def test_the_address_is_nowhere() -> None:
    pace = Pace()
    pace.too_fast(HERE, NOW)
    assert HERE not in repr(vars(pace))
    assert HERE.encode() not in b"".join(vars(pace)["_asked"])


def test_the_minute_is_forgotten() -> None:
    pace = Pace()
    pace.too_fast(HERE, NOW)
    before = dict(vars(pace)["_asked"])
    pace.too_fast(HERE, NOW + timedelta(minutes=2))
    assert len(vars(pace)["_asked"]) == 1
    assert not before.keys() & vars(pace)["_asked"].keys()
