"""Pages of figures: who sees them, the one press, the table that is taken along, files that are brought."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Adviser, Analyst, Member, Role
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.outcomes import actions, queries
from tests.makers import make_member, sure
from tests.network.entering import enter
from tests.outcomes.rows import make_coordinator

pytestmark = pytest.mark.django_db
PAGES = ("/figures/", "/figures/way/", "/figures/gaps/", "/figures/official/")


@pytest.fixture
def coordinator() -> Actor:
    """With an edition of today: twelve persons, eleven of them at work."""
    by = make_coordinator(started=11)
    with acting(by):
        actions.count(by=by, at=now(), on=today())
    return by


def at(role: type[Role], by: Actor) -> Actor:
    """Somebody with an account of their own in the same place."""
    return make_member(Institution.objects.get(pk=sure(by.institution)), role=role)


@pytest.mark.parametrize("page", PAGES)
def test_figures_belong_to_those_who_steer(coordinator: Actor, page: str) -> None:
    assert enter(coordinator).get(page).status_code == 200
    for role in (Analyst, Administrator):
        assert enter(at(role, coordinator)).get(page).status_code == 200
    for other in (Adviser, Member):
        assert enter(at(other, coordinator)).get(page).status_code == 403


def test_the_first_page_says_what_it_brought_and_by_which_definition(coordinator: Actor) -> None:
    text = enter(coordinator).get("/figures/").content.decode()
    assert "modelled on K2" in text
    assert "it is not the official K2" in text
    assert 'href="/figures/from/k2_like/"' in text
    assert "Counted closer together" in text
    assert "Count now" not in text


def test_each_figure_says_where_it_comes_from(coordinator: Actor) -> None:
    with acting(coordinator) as by:
        edition = queries.newest(sure(by.region))
    assert edition is not None
    text = enter(coordinator).get("/figures/from/k2_like/").content.decode()
    for told in (
        "outcomes_lives",
        edition.digest,
        "19 Aug",
        "Kim Beispiel",
        "11 starts that count",
    ):
        assert told in text, told
    assert enter(coordinator).get("/figures/from/nothing/").status_code == 404


def test_one_press_counts_and_the_second_says_when_again() -> None:
    by = make_coordinator()
    client = enter(by)
    assert "Count now" in client.get("/figures/").content.decode()
    assert "The figures of today" in client.post("/figures/count/", follow=True).content.decode()
    again = client.post("/figures/count/", follow=True).content.decode()
    assert "The next figures can be counted" in again


def test_what_is_taken_along_is_what_is_shown(coordinator: Actor) -> None:
    client = enter(coordinator)
    with acting(coordinator) as by:
        edition = queries.newest(sure(by.region))
        assert edition is not None
        table = queries.table(edition, "starts_kind")
    assert table is not None
    lines = client.get("/figures/take/starts_kind.csv").content.decode("utf-8-sig").splitlines()
    assert lines[-1].split(";")[-1] == str(table.content["cells"][-1][-1]) == "11"
    book = load_workbook(BytesIO(client.get("/figures/take/starts_kind.xlsx").content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows == [line.split(";") for line in lines]
    assert client.get("/figures/take/lives.csv").status_code == 404


def test_a_region_without_an_edition_says_what_will_stand_here() -> None:
    by = replace(make_coordinator(), name="")
    assert "No figures yet" in enter(by).get("/figures/").content.decode()
    assert enter(by).get("/figures/way/").status_code == 200


STOCK = ["person,month,sex,single_parent"] + [
    f"p{n},{year}-{month:02d},{'fm'[n % 2]},0"
    for n in range(20) for year in (2024, 2025) for month in range(1, 13)
]  # fmt: skip
STARTS = ["person,date,kind", *(f"p{n},2025-09-20,insured" for n in range(8))]
INSURED = ["person,month", *(f"p{n},2025-10" for n in range(8))]


def given(**more: object) -> dict[str, object]:
    files = {
        name: SimpleUploadedFile(f"{name}.csv", "\n".join(lines).encode())
        for name, lines in {"stock": STOCK, "starts": STARTS, "insured": INSURED}.items()
    }
    return {"month": "2025-12", **files, **more}


def test_official_files_become_indicators_and_are_forgotten(coordinator: Actor) -> None:
    client = enter(coordinator)
    text = client.post("/figures/official/", given(), follow=True).content.decode()
    assert "40.0" in text
    with acting(coordinator) as by:
        edition = queries.newest(sure(by.region))
        assert edition is not None
        k2, women = (queries.figure(edition, "K2", group) for group in ("", "f"))
    assert k2 is not None
    assert (k2.numerator, k2.denominator, k2.value) == (8, 20, 40)
    assert women is not None
    assert (women.numerator, women.denominator) == (4, 10)
    assert "p7" not in text


def test_a_bad_file_is_told_line_by_line(coordinator: Actor) -> None:
    bad = SimpleUploadedFile("starts.csv", b"person,date,kind\np1,2025-13-01,insured\n")
    answer = enter(coordinator).post("/figures/official/", given(starts=bad))
    assert answer.status_code == 422
    assert "starts.csv:2" in answer.content.decode()
    month = enter(coordinator).post("/figures/official/", given(month="July"))
    assert "such as 2026-07" in month.content.decode()
