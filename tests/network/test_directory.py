"""Topic and place in, the right contact out, however the place is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.network import queries
from nahtlos.network.models import Area, Institution, Kind, Region
from nahtlos.network.queries.directory import plain, understood
from tests.makers import make_institution, make_region
from tests.network.rows import make_answer, make_area

PLACES = {"Lindenau": ["01234", "01235"], "Groß Köthen": ["01240"], "Mühlbach": ["02100"]}
AREAS = [Area(name=name, postcodes=codes) for name, codes in PLACES.items()]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lindenau", "Lindenau"),
        ("lindenau", "Lindenau"),
        ("Lindneau", "Lindenau"),
        ("Lindnau", "Lindenau"),
        ("lind", "Lindenau"),
        ("Gross Koethen", "Groß Köthen"),
        ("groß-köthen", "Groß Köthen"),
        ("Köthen", "Groß Köthen"),
        ("Muehlbach", "Mühlbach"),
        ("Mühlbahc", "Mühlbach"),
        ("01235", "Lindenau"),
        ("0210", "Mühlbach"),
        ("٠١٢٤٠", "Groß Köthen"),
        ("02100 Mühlbach", "Mühlbach"),
    ],
)
def test_a_place_is_understood(typed: str, meant: str) -> None:
    assert [area.name for area in understood(typed, AREAS)] == [meant]


@pytest.mark.parametrize("typed", ["Berlin", "99999", "?!", "x", "دمشق"])
def test_a_strange_place_is_not_taken_for_another(typed: str) -> None:
    assert understood(typed, AREAS) == []


@given(st.text(max_size=100))
def test_whatever_is_typed_gives_areas_of_the_list(typed: str) -> None:
    assert all(area in AREAS for area in understood(typed, AREAS))


@given(st.sampled_from(AREAS), st.data())
def test_one_letter_wrong_in_a_name_is_forgiven(area: Area, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(area.name) - 1))
    typed = area.name[:at] + "q" + area.name[at + 1 :]
    assert area in understood(typed, AREAS)


@given(st.text())
def test_a_plain_name_stays_plain(name: str) -> None:
    assert plain(plain(name)) == plain(name)


@pytest.fixture
def region(db: None) -> Region:
    return make_region("Kreis Lindenau")


@pytest.fixture
def town(region: Region) -> Area:
    return make_area(region, "Lindenau", ("01234",))


def school(region: Region, name: str = "vhs") -> Institution:
    return make_institution(region, Kind.SCHOOL, name)


def test_the_nearest_comes_first(region: Region, town: Area) -> None:
    whole = make_answer(school(region, "A"), "language")
    near = make_answer(school(region, "B"), "language", town)
    make_answer(school(region, "C"), "language", make_area(region, "Anderswo", ("09999",)))
    make_answer(school(region, "D"), "work", town)
    assert queries.find("language", "01234").answers == [near, whole]


def test_another_region_does_not_answer(region: Region, town: Area) -> None:
    make_answer(make_institution(), "work")
    assert queries.find("work", "Lindenau").answers == []


def test_nobody_answers_says_whom_to_ask_instead(region: Region, town: Area) -> None:
    city = make_institution(region, Kind.CITY, "Stadt Lindenau")
    Institution.objects.filter(pk=city.pk).update(telephone="030 23125 555")
    make_institution(region, Kind.CITY, "Stumm")
    found = queries.find("recognition", "Lindenau")
    assert (found.answers, [one.name for one in found.instead]) == ([], ["Stadt Lindenau"])


def test_an_unknown_place_gets_who_answers_for_the_region(region: Region, town: Area) -> None:
    whole = make_answer(school(region), "language")
    make_answer(school(region, "B"), "language", town)
    found = queries.find("language", "Lindwurm")
    assert not found.known
    assert (found.answers, found.meant) == ([whole], ["Lindenau"])
