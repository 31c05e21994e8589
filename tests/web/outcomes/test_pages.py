"""Pages of figures: who sees them, the one press, the table that is taken along, files that are brought."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import translation
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Administrator, Adviser, Analyst, Member, Role
from nahtlos.core.wall import acting
from nahtlos.jobs import outcomes as jobs
from nahtlos.network.models import Institution
from nahtlos.outcomes import actions, queries
from nahtlos.web.outcomes import told
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
    for said in (
        "outcomes_lives",
        edition.digest,
        "19 Aug",
        "Kim Beispiel",
        "11 starts that count",
    ):
        assert said in text, said
    assert enter(coordinator).get("/figures/from/nothing/").status_code == 404


def asked() -> list[ProcrastinateJob]:
    """The countings that were asked for."""
    return list(ProcrastinateJob.objects.filter(task_name=queries.TASK).order_by("id"))


def stand(job: ProcrastinateJob, status: str) -> None:
    """What the worker writes at a job."""
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = %s where id = %s", [status, job.pk])


def test_one_press_counts_beside_the_page_and_the_next_is_told_when_again() -> None:
    by = make_coordinator()
    client = enter(by)
    assert "Count now" in client.get("/figures/").content.decode()
    pressed = client.post("/figures/count/", follow=True).content.decode()
    assert "are being counted" in pressed
    assert "Count now" not in pressed
    assert 'href="/figures/"' in pressed  # without JavaScript: look again
    (job,) = asked()
    stand(job, "doing")
    assert "are being counted" in client.get("/figures/").content.decode()
    jobs.count_asked(**job.args)
    stand(job, "succeeded")
    page = client.get("/figures/").content.decode()
    assert "are being counted" not in page
    assert "Counted on" in page
    again = client.post("/figures/count/", follow=True).content.decode()
    assert "The next figures can be counted" in again
    with acting(by):
        assert len(queries.editions(sure(by.region))) == 1


def test_pressed_twice_while_it_is_counted_it_is_counted_once() -> None:
    by = make_coordinator()
    client = enter(by)
    for _ in range(2):
        assert "are being counted" in client.post("/figures/count/", follow=True).content.decode()
    (job,) = asked()
    stand(job, "doing")
    client.post("/figures/count/")
    assert len(asked()) == 1
    for _ in range(2):
        jobs.count_asked(**job.args)
    with acting(by):
        edition = queries.newest(sure(by.region))
        assert edition is not None
        assert edition.made_by_id == by.account
        assert len(queries.editions(sure(by.region))) == 1


def test_a_counting_that_failed_is_told_and_may_be_asked_for_again() -> None:
    by = make_coordinator()
    client = enter(by)
    client.post("/figures/count/")
    stand(asked()[0], "failed")
    page = client.get("/figures/").content.decode()
    assert "could not be counted" in page
    assert "Count now" in page
    client.post("/figures/count/")
    assert len(asked()) == 2
    jobs.count_asked(**asked()[1].args)
    stand(asked()[1], "failed")  # a later failure of the machine, after the edition was kept
    assert "could not be counted" not in client.get("/figures/").content.decode()


@pytest.mark.parametrize("written", [True, False])
def test_a_counting_that_a_dead_worker_left_behind_may_be_asked_for_again(*, written: bool) -> None:
    client = enter(make_coordinator())
    client.post("/figures/count/")
    stand(asked()[0], "doing")
    client.post("/figures/count/")
    assert len(asked()) == 1, "it has only just begun"
    long_ago = now() - timedelta(minutes=31)
    with connection.cursor() as cursor:
        if written:
            cursor.execute(
                "update procrastinate_events set at = %s where type = 'started'", [long_ago]
            )
        else:
            cursor.execute("delete from procrastinate_events")
            cursor.execute(
                "update procrastinate_jobs set args = args || jsonb_build_object('asked_at', %s::text)",
                [long_ago.isoformat()],
            )
    page = client.get("/figures/").content.decode()
    assert "was probably broken off" in page
    assert "Count now" in page
    assert "are being counted" in client.post("/figures/count/", follow=True).content.decode()
    _first, second = asked()
    jobs.count_asked(**second.args)
    stand(second, "succeeded")
    page = client.get("/figures/").content.decode()
    assert "Counted on" in page
    assert "broken off" not in page


def test_another_region_hears_nothing_of_a_counting() -> None:
    enter(make_coordinator()).post("/figures/count/")
    assert "are being counted" not in enter(make_coordinator()).get("/figures/").content.decode()


def test_nobody_else_has_figures_counted() -> None:
    by = make_coordinator()
    for role in (Analyst, Administrator, Adviser):
        enter(at(role, by)).post("/figures/count/")
    assert asked() == []


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


def test_where_numbers_wander_by_themselves_no_range_is_shown(coordinator: Actor) -> None:
    months = [f"{year}-{month:02}" for year in range(2019, 2026) for month in range(1, 13)][:80]
    wanders = np.cumsum(np.random.default_rng(0).normal(size=80)) + 50
    chance = np.random.default_rng(0).normal(size=80) + 50
    for numbers, judged in ((wanders, False), (chance, True)):
        lines = [f"{month}; {value:.2f}" for month, value in zip(months, numbers, strict=True)]
        form = {
            "series": "typed",
            "typed": "\n".join(lines),
            "what": "Kurs",
            "on_day": 1,
            "on_month": 5,
            "on_year": 2022,
        }
        text = enter(coordinator).post("/figures/before-and-after/", form).content.decode()
        assert ("No judgement is possible" in text) is not judged
        assert ("(between" in text or "anything between" in text) is judged


def test_gaps_are_folded_by_kind_with_the_largest_first_and_open() -> None:
    rows = [
        {"kind": kind, "de": ["Unter 25."], "en": [f"Under {n}."], "persons": n, "certain": n - 5}
        for kind, n in [("language", 10), *(("entry", 5 * n) for n in range(1, 8))]
    ]
    with translation.override("en"):
        first, second = told.lacking({"rows": rows})
        assert first.summary.endswith("(7 groups, the largest of about 35 persons)")
        assert second.summary == "no language course (1 group of about 10 persons)"
        assert ([n for n, *_ in first.first], first.further) == (
            [35, 30, 25, 20, 15],
            "2 smaller groups",
        )
