"""Pages of apprenticeships: for advisers, by link, for the person, for the chamber; what they refuse."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nahtlos.apprenticeships import actions, queries
from nahtlos.apprenticeships.models import Apprenticeship, Reaction, Registration, Side, Sign, State
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from tests.apprenticeships import rows
from tests.apprenticeships.test_signs import answered
from tests.makers import make_institution, make_login, make_member
from tests.network.entering import enter, queries_of
from tests.placements import rows as work

pytestmark = pytest.mark.django_db
WELL = {"work": "well", "school": "well", "stays": "sure", "help": "no"}


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(adviser: Actor) -> Client:
    return enter(adviser)


@pytest.fixture
def training(adviser: Actor) -> Apprenticeship:
    row = rows.make_trainee(adviser)
    rows.make_voice(row, adviser, Side.TRAINER)
    return row


def page_of(row: Apprenticeship) -> str:
    return reverse("apprenticeships:person", args=[row.person_id])


def url(name: str, *args: object) -> str:
    return reverse(f"apprenticeships:{name}", args=args)


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}_day": str(on.day),
        f"{name}_month": str(on.month),
        f"{name}_year": str(on.year),
    }


def fresh(row: Apprenticeship, by: Actor) -> Apprenticeship:
    with acting(by):
        return queries.apprenticeship_for(row.pk)


# --- the adviser ----------------------------------------------------------------------------------
def test_an_empty_page_offers_the_first_step(adviser: Actor, desk: Client) -> None:
    person = work.make_worker(adviser)
    text = desk.get(reverse("apprenticeships:person", args=[person.pk])).content.decode()
    assert url("new", person.pk) in text


def test_the_way_begins_with_an_occupation_that_is_meant(adviser: Actor, desk: Client) -> None:
    person = work.make_worker(adviser)
    where = url("new", person.pk)
    keeper = str(adviser.membership)
    wrong = desk.post(where, {"occupation": "Xyzzy", "keeper": keeper, "school": "BK Mitte"})
    assert wrong.status_code == 422
    assert "BK Mitte" in wrong.content.decode()
    form = {"occupation": "Elektroniker/in", "kldb": "26212", "meant": "26212", "keeper": keeper}
    desk.post(where, form)
    with acting(adviser):
        assert Apprenticeship.objects.get().kldb == "26212"


@pytest.mark.parametrize("state", ["preparing", "entry", "contract", "training"])
def test_every_stage_shows_what_helps_with_its_paragraph(
    adviser: Actor, desk: Client, state: str
) -> None:
    make: dict[str, Callable[[Actor], Apprenticeship]] = {
        "preparing": rows.make_prepared, "entry": rows.make_entry, "contract": rows.make_contract,
            "training": rows.make_trainee}  # fmt: skip
    row = make[state](adviser)
    text = desk.get(page_of(row)).content.decode()
    cites = {"preparing": "§ 75a SGB III", "entry": "§ 54a SGB III", "contract": "§§ 56–58",
             "training": "§§ 74, 75 SGB III"}  # fmt: skip
    assert cites[state] in text


def test_after_a_duldung_the_title_and_its_days_stand_there(adviser: Actor, desk: Client) -> None:
    person = work.make_worker(adviser, record=work.WAITS)
    row = rows.make_contract(adviser, person=person, starts_on=date(2027, 9, 1))
    text = desk.get(page_of(row)).content.decode()
    assert "§ 16g Abs. 3" in text
    with acting(adviser):
        days = queries.helps(row, today()).title_days
    assert days is not None
    assert (days.asked_from, days.given_from) == (date(2027, 2, 1), date(2027, 3, 1))


def test_a_contract_is_written_down_and_bad_input_is_kept(adviser: Actor, desk: Client) -> None:
    row = rows.make_prepared(adviser)
    where = url("contract", row.pk)
    form: dict[str, Any] = {"title": rows.TITLE, "where": "Elektro Muster", "registers": "on",
                            **day("starts_on", today()), **day("ends_on", today())}  # fmt: skip
    wrong = desk.post(where, form)
    assert wrong.status_code == 422
    assert "Elektro Muster" in wrong.content.decode()
    desk.post(where, form | day("ends_on", today() + rows.YEARS))
    assert fresh(row, adviser).state == State.CONTRACT
    desk.post(url("begin", row.pk))
    assert fresh(row, adviser).state == State.TRAINING


def test_no_contract_where_it_is_not_settled(adviser: Actor, desk: Client) -> None:
    person = work.make_worker(adviser, record={"status": "duldung_60a", "nationality": "AF"})
    row = rows.make_prepared(adviser, person)
    form = {"title": rows.TITLE, "where": "Elektro Muster", **day("starts_on", today()),
            **day("ends_on", today() + rows.YEARS)}  # fmt: skip
    refused = desk.post(url("contract", row.pk), form)
    assert refused.status_code == 422
    assert "not settled" in refused.content.decode()


def test_the_forms_of_a_life(adviser: Actor, desk: Client) -> None:
    row = rows.make_prepared(adviser)
    eq = rows.make_eq(row.person, adviser)
    desk.post(url("entry", row.pk), {"internship": str(eq.pk)})
    assert fresh(row, adviser).state == State.ENTRY
    desk.post(url("trial", row.pk), {"internship": "none"})
    assert fresh(row, adviser).state == State.TRIAL
    desk.post(url("back", row.pk))
    assert fresh(row, adviser).state == State.PREPARING
    assert desk.post(url("withdraw", row.pk), {"words": ""}).status_code == 422
    desk.post(url("withdraw", row.pk), {"words": "Möchte arbeiten"})
    assert fresh(row, adviser).state == State.WITHDRAWN


def test_a_training_ends_early_with_what_comes_next(
    adviser: Actor, desk: Client, training: Apprenticeship
) -> None:
    form = {"reason": "gave_up", "next": "company", **day("on", today())}
    desk.post(url("leave", training.pk), form)
    assert fresh(training, adviser).state == State.LEFT
    assert "§ 60c" in desk.get(page_of(training)).content.decode()


def test_whom_to_ask_is_named_only_with_the_yes(
    adviser: Actor, desk: Client, training: Apprenticeship
) -> None:
    where = url("voice", training.pk, "school")
    form = {"name": "Herr Beispiel", "email": "klasse@schule.example", "language": "de"}
    assert desk.post(where, form).status_code == 422
    desk.post(where, form | {"agreed": "on"})
    with acting(adviser):
        assert queries.voice_for(training.pk, "school")
    desk.post(url("voice_out", training.pk, "school"))
    with acting(adviser):
        assert queries.voice_for(training.pk, "school") is None
    assert desk.get(url("voice", training.pk, "trainee")).status_code == 404


def test_a_sign_of_trouble_stands_on_my_day_until_somebody_reacted(
    adviser: Actor, desk: Client, training: Apprenticeship
) -> None:
    answered(rows.make_asked(training, adviser)["trainer"], comes="seldom")
    assert page_of(training) in desk.get(reverse("people:day")).content.decode()
    with acting(adviser):
        reaction = Reaction.objects.get()
    assert desk.post(url("react", reaction.pk), {"did": ""}).status_code == 422
    desk.post(url("react", reaction.pk), {"did": "company", **day("on", today())})
    with acting(adviser):
        assert Reaction.objects.get().did == "company"


def test_the_list_puts_first_what_needs_somebody(
    adviser: Actor, desk: Client, training: Apprenticeship
) -> None:
    other = rows.make_prepared(adviser)
    answered(rows.make_asked(training, adviser)["trainee"], stays="stop")
    text = desk.get(url("list")).content.decode()
    assert text.index(page_of(training)) < text.index(page_of(other))
    assert desk.get(url("list") + "?over=1").status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_as_much_however_long(adviser: Actor, desk: Client, how_many: int) -> None:
    for _number in range(how_many):
        rows.make_prepared(adviser)
    assert queries_of(lambda: desk.get(url("list"))) <= 14


def test_a_call_is_written_down(adviser: Actor, desk: Client, training: Apprenticeship) -> None:
    sign = rows.make_asked(training, adviser)["trainee"]
    desk.post(url("not_reached", sign.pk))
    desk.post(url("call", sign.pk), WELL)
    with acting(adviser):
        kept = Sign.objects.get(pk=sign.pk)
    assert (kept.state, kept.channel, kept.tries) == ("answered", "call", 1)


@pytest.mark.parametrize("who", ["stranger", "member", "immigration"])
def test_nobody_else_finds_the_page(adviser: Actor, training: Apprenticeship, who: str) -> None:
    other = {
        "stranger": lambda: rows.stranger(adviser),
        "member": lambda: make_member(make_institution(kind=Kind.SCHOOL), role=Member),
        "immigration": lambda: make_member(
            make_institution(kind=Kind.IMMIGRATION_OFFICE), role=Immigration
        ),
    }[who]()
    for where in (page_of(training), url("leave", training.pk), url("contract", training.pk)):
        assert enter(other).get(where).status_code in {403, 404}


# --- by link --------------------------------------------------------------------------------------
def link(sign: Sign) -> str:
    name = "trainee" if sign.side == "trainee" else "others"
    return url(name, queries.token_of(sign.pk))


def test_the_trainee_answers_in_the_own_language_without_signing_in(
    adviser: Actor, training: Apprenticeship
) -> None:
    sign, anybody = rows.make_asked(training, adviser)["trainee"], Client()
    page = anybody.get(link(sign))
    assert 'lang="ar"' in page.content.decode()
    assert 'dir="rtl"' in page.content.decode()
    assert anybody.post(link(sign), {"work": "well"}).status_code == 422
    assert anybody.post(link(sign), WELL).status_code == 302
    assert anybody.post(link(sign), WELL).status_code == 422
    with acting(adviser):
        assert Sign.objects.get(pk=sign.pk).state == "answered"


def test_the_company_reads_a_first_name_and_nothing_more(
    adviser: Actor, training: Apprenticeship
) -> None:
    sign, anybody = rows.make_asked(training, adviser)["trainer"], Client()
    text = anybody.get(link(sign)).content.decode()
    assert "Kim" in text
    assert training.person.family_name not in text
    form = {"work": "well", "comes": "sometimes", "stays": "sure", "help": "no"}
    assert anybody.post(link(sign), form).status_code == 302
    with acting(adviser):
        assert Sign.objects.get(pk=sign.pk).weight == 1


def test_a_link_opens_its_own_page_alone_and_a_lost_one_says_so(
    adviser: Actor, training: Apprenticeship
) -> None:
    sign, anybody = rows.make_asked(training, adviser)["trainee"], Client()
    assert anybody.get(url("others", queries.token_of(sign.pk))).status_code == 410
    assert anybody.get(url("trainee", "nothing")).status_code == 410
    assert anybody.get(url("chamber", "nothing")).status_code == 410
    cache.clear()


def test_the_chamber_answers_on_its_page(adviser: Actor, desk: Client) -> None:
    row, chamber = rows.make_contract(adviser), rows.make_chamber(adviser)
    where = url("tell_chamber", row.pk)
    assert desk.post(where, {"chamber": str(chamber.pk)}).status_code == 422
    desk.post(where, {"chamber": str(chamber.pk), "agreed": "on"})
    with acting(adviser):
        told = Registration.objects.get()
    page, anybody = url("chamber", queries.token_of(told.pk)), Client()
    assert rows.TITLE in anybody.get(page).content.decode()
    assert anybody.post(page, {"missing": ""}).status_code == 422
    assert anybody.post(page, {"missing": "Ausbildungsplan"}).status_code == 302
    assert "Ausbildungsplan" in desk.get(page_of(row)).content.decode()
    assert anybody.post(page, day("registered_on", today() + timedelta(days=2))).status_code == 422
    assert (
        anybody.post(page, {"number": "4711", **day("registered_on", today())}).status_code == 302
    )
    assert "4711" in desk.get(page_of(row)).content.decode()


# --- the person -----------------------------------------------------------------------------------
def test_the_own_page_says_where_one_stands_and_what_waits(
    adviser: Actor, training: Apprenticeship
) -> None:
    sign = rows.make_asked(training, adviser)["trainee"]
    herself = enter(make_login(training.person, adviser))
    assert url("my_answer", sign.pk) in herself.get(reverse("mine:way")).content.decode()
    text = herself.get(url("mine")).content.decode()
    assert url("my_answer", sign.pk) in text
    assert rows.TITLE in text
    assert herself.post(url("my_answer", sign.pk), WELL).status_code == 302
    assert herself.get(page_of(training)).status_code == 404


def test_the_own_page_without_any_and_at_every_stage(adviser: Actor) -> None:
    row = rows.make_prepared(adviser)
    herself = enter(make_login(row.person, adviser))
    assert herself.get(url("mine")).status_code == 200
    with acting(adviser):
        actions.withdraw(apprenticeship=row, words="", by=adviser, at=now())
    assert herself.get(url("mine")).status_code == 200
    other = work.make_worker(adviser)
    assert enter(make_login(other, adviser)).get(url("mine")).status_code == 200
