"""The pages of the region's own instruments: who gets there, what is typed stays, what comes out."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.datastructures import MultiValueDict

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import ROLES, Immigration, Newcomer
from nahtlos.core.wall import acting
from nahtlos.law import actions
from nahtlos.law.models import RegionalVersion
from nahtlos.network.models import Institution, Kind
from nahtlos.web.regional import reading
from nahtlos.web.regional.typed import MOST_LINES, sent
from tests import makers
from tests.law.regional import content, coordinator, make_draft, publish
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
HOME = "/network/instruments/"
NEW = f"{HOME}new/"
TYPED: dict[str, Any] = {
    "title_de": "Stadtfonds", "title_en": "Town fund", "purpose_de": "Hilft.",
    "purpose_en": "Helps.", "category": "individual_support", "applies": "person", "topic": "work",
    "since_day": "1", "since_month": "1", "since_year": "2026", "grants": "discretionary",
    "cite": "Richtlinie", "decided_by": "municipality", "apply_until": "any_time",
    "apply_de": "Anrufen.", "apply_en": "Ring.", "c0-says_de": "Deutsch ab B1.",
    "c0-says_en": "German from B1.", "c0-cite": "Nr. 1", "c0-0-fact": "german",
    "c0-0-test": "at_least", "c0-0-value": "B1",
}  # fmt: skip


@pytest.fixture
def keeper() -> Actor:
    return coordinator()


@pytest.fixture
def client(keeper: Actor) -> Client:
    return enter(keeper)


def versions(by: Actor) -> list[RegionalVersion]:
    with acting(by):
        return list(RegionalVersion.objects.order_by("number"))


def terms(by: Actor) -> dict[str, Any]:
    [version] = versions(by)
    found: dict[str, Any] = version.content["versions"][0]
    return found


@pytest.mark.parametrize("key", [role.key for role in ROLES if role is not Newcomer])
def test_only_who_keeps_the_network_gets_there(key: str) -> None:
    role = next(one for one in ROLES if one.key == key)
    kind = Kind.IMMIGRATION_OFFICE if role is Immigration else Kind.JOBCENTER
    actor = makers.make_member(makers.make_institution(kind=kind), role=role)
    expected = 200 if key in {"coordinator", "administrator"} else 403
    assert enter(actor).get(HOME).status_code == expected


def test_a_version_of_another_region_is_not_there(client: Client) -> None:
    other = make_draft(coordinator())
    assert client.get(f"{HOME}{other.pk}/").status_code == 404
    for verb in ("try", "publish", "retire"):
        assert client.post(f"{HOME}{other.pk}/{verb}/").status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_three(
    client: Client, keeper: Actor
) -> None:
    client.get(HOME)
    counted = []
    for number in range(3):
        publish(make_draft(keeper, content(title={"de": f"T{number}", "en": "t"})), keeper)
        counted.append(queries_of(lambda: client.get(HOME)))
    assert counted[0] == counted[2]


def test_what_is_typed_becomes_a_draft(client: Client, keeper: Actor) -> None:
    page = client.post(NEW, TYPED)
    [version] = versions(keeper)
    assert page["Location"] == f"{HOME}{version.pk}/"
    assert (version.state, version.instrument.slug) == ("draft", "stadtfonds")
    found = terms(keeper)
    assert found["conditions"] == [
        {
            "fact": "german",
            "at_least": "B1",
            "says": {"de": "Deutsch ab B1.", "en": "German from B1."},
            "cite": "Nr. 1",
        }
    ]
    assert (found["since"], found["read_on"], found["source"], found["decided_by"]) == (
        *("2026-01-01", today().isoformat(), "Richtlinie", ["municipality"]),
    )


ALTERNATIVES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"fact": "unemployed", "value": "yes"}, {"fact": "unemployed", "is": True}),
    ({"fact": "unemployed", "value": "no"}, {"fact": "unemployed", "is": False}),
    ({"fact": "age", "test": "below", "value": "27"}, {"fact": "age", "below": 27}),
    ({"fact": "sex", "value": ["f"]}, {"fact": "sex", "is": "f"}),
    ({"fact": "sex", "value": ["f", "d"]}, {"fact": "sex", "one_of": ["f", "d"]}),
    ({"fact": "nationality", "value": ["UA"]}, {"fact": "nationality", "is": "UA"}),
    (
        {"fact": "nationality", "value": ["list anlage_II"]},
        {"fact": "nationality", "in_list": "anlage_II"},
    ),
    (
        {"fact": "arrival_date", "test": "months_since", "value": "6"},
        {"fact": "arrival_date", "months_since": 6},
    ),
    (
        {"fact": "arrival_date", "test": "on_or_before", "value": "1.4.2025"},
        {"fact": "arrival_date", "on_or_before": "2025-04-01"},
    ),
    (
        {"fact": "german", "test": "above", "value": "A2", "negated": "on"},
        {"not": {"fact": "german", "above": "A2"}},
    ),
]


def with_alternative(given: dict[str, Any]) -> dict[str, Any]:
    plain = {name: text for name, text in TYPED.items() if not name.startswith("c0-0-")}
    return plain | {f"c0-0-{name}": text for name, text in given.items()}


@pytest.mark.parametrize(("given", "expected"), ALTERNATIVES)
def test_every_kind_of_fact_is_tested_and_shown_again(
    given: dict[str, Any], expected: dict[str, Any], client: Client, keeper: Actor
) -> None:
    assert client.post(NEW, with_alternative(given)).status_code == 302
    [condition] = terms(keeper)["conditions"]
    assert {k: v for k, v in condition.items() if k not in {"says", "cite"}} == expected
    [line] = reading.of_document(versions(keeper)[0].content).lines
    shown = dict(line.alternatives[0])
    if "test" not in given:
        shown.pop("test", None)
    typed = {name: text if isinstance(text, list) else [text] for name, text in given.items()}
    if "on_or_before" in expected:
        typed["value"] = ["2025-04-01"]
    assert shown == typed


def test_several_facts_are_joined_by_or(client: Client, keeper: Actor) -> None:
    client.post(NEW, TYPED | {"c0-1-fact": "unemployed", "c0-1-value": "yes"})
    [condition] = terms(keeper)["conditions"]
    assert condition["any"] == [
        {"fact": "german", "at_least": "B1"},
        {"fact": "unemployed", "is": True},
    ]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"title_en": ""}, "id_title_en"),
    ({"until_day": "1", "until_month": "1", "until_year": "2025"}, "id_until_0"),
    ({"c0-0-value": ""}, "id_c0-0-value"),
    ({"c0-0-fact": ""}, "id_c0-0-fact"),
    ({"c0-cite": ""}, "id_c0-cite"),
    ({"amount_once": "500"}, "id_amount_de"),
    ({"documents_de": "Pass\nVertrag", "documents_en": "passport"}, "id_documents_en"),
    ({"note_de": "Nur hier."}, "id_note_en"),
    ({"c0-0-fact": "age", "c0-0-test": "below", "c0-0-value": "many"}, "id_c0-0-value"),
]


@pytest.mark.parametrize(("mistake", "field"), WRONG)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(
    mistake: dict[str, Any], field: str, client: Client, keeper: Actor
) -> None:
    page = client.post(NEW, TYPED | mistake)
    text = page.content.decode()
    assert page.status_code == 422
    assert re.findall(r'<li><a href="#([\w-]+)"', text) == [field]
    assert 'value="Town fund"' in text or field == "id_title_en"
    assert "Deutsch ab B1." in text
    assert versions(keeper) == []


def test_what_the_catalogue_refuses_is_said_on_the_page(client: Client, keeper: Actor) -> None:
    spoilt = TYPED | {
        "c1-kept": '{"fact": "german", "at_least": "B7", "says": {"de": "x", "en": "x"}}'
    }
    page = client.post(NEW, spoilt)
    assert page.status_code == 422
    assert "expected one of A0" in page.content.decode()
    assert versions(keeper) == []


def test_a_condition_without_a_fact_is_refused(client: Client, keeper: Actor) -> None:
    page = client.post(NEW, with_alternative({}))
    assert page.status_code == 422
    assert "at least one fact" in page.content.decode()


def stays(client: Client, op: str, **more: Any) -> str:
    page = client.post(NEW, TYPED | more | {"op": op})
    assert page.status_code == 200
    text = page.content.decode()
    assert 'value="Town fund"' in text
    return text


def test_lines_and_facts_are_added_and_removed_and_nothing_is_lost(
    client: Client, keeper: Actor
) -> None:
    assert 'name="c1-says_de"' in stays(client, "add-line")
    assert 'name="c0-1-fact"' in stays(client, "add-alternative:0")
    assert 'name="c0-says_de"' not in stays(client, "remove-line:0")
    second = {"c0-1-fact": "unemployed", "c0-1-value": "yes"}
    text = stays(client, "remove-alternative:0:0", **second)
    assert 'name="c0-1-fact"' not in text
    assert '<option value="unemployed" selected' in text
    assert versions(keeper) == []


def test_the_value_follows_the_fact(client: Client) -> None:
    text = stays(client, "choose:0:0", **{"c0-0-fact": "unemployed"})
    assert 'type="radio" name="c0-0-value"' in text
    assert 'name="c0-0-test"' not in text


@pytest.mark.parametrize("op", ["remove-line:9", "remove-line:x", "choose", "nonsense", "drop:x"])
def test_a_button_that_was_not_there_does_nothing(op: str, client: Client, keeper: Actor) -> None:
    assert client.post(NEW, TYPED | {"op": op}).status_code == 200
    assert versions(keeper) == []


def test_there_is_an_end_of_lines() -> None:
    many = MultiValueDict({f"c{i}-says_de": ["x"] for i in range(MOST_LINES + 5)})
    assert len(sent(many).lines) == MOST_LINES


def test_a_copy_names_its_own_source(client: Client) -> None:
    text = client.get(f"{NEW}?from=anerkennungszuschuss").content.decode()
    assert (
        'name="cite" value=""' in text or 'name="cite" maxlength' in text or 'name="cite"' in text
    )
    assert "Anerkennungszuschuss" in text
    assert 'value="drop:amount"' in text
    assert client.get(f"{NEW}?from=nothing").status_code == 404


def test_try_publish_change_and_retire(client: Client, keeper: Actor) -> None:
    draft = make_draft(keeper)
    home = f"{HOME}{draft.pk}/"
    adviser = makers.make_member(Institution.objects.get(pk=makers.sure(keeper.institution)))
    for number in range(12):
        person = makers.make_person(adviser, f"P{number}")
        makers.make_fact(person, adviser, "german", "B2")
    assert client.post(f"{home}try/")["Location"] == home
    text = client.get(home).content.decode()
    assert "Opens for <strong>12</strong> of 12 persons" in text
    client.post(f"{home}publish/")
    changed = client.post(f"{home}change/", TYPED)
    assert changed["Location"] != home
    assert [one.state for one in versions(keeper)] == ["published", "draft"]
    client.post(f"{home}retire/")
    assert [one.state for one in versions(keeper)] == ["retired", "draft"]


def test_what_can_no_longer_be_read_is_named(client: Client, keeper: Actor) -> None:
    version = make_draft(keeper)
    with acting(keeper):
        RegionalVersion.objects.filter(pk=version.pk).update(
            content={"id": "alt"},
            state="published",
            published_at=now(),
            published_by=keeper.account,
        )
    text = client.get(HOME).content.decode()
    assert f'href="{HOME}{version.pk}/">alt</a>' in text
    assert client.get(f"{HOME}{version.pk}/").status_code == 200
    assert client.get(f"{HOME}{version.pk}/change/").status_code == 200


def test_a_refusal_is_a_sentence(client: Client, keeper: Actor) -> None:
    version = publish(make_draft(keeper), keeper)
    with acting(keeper):
        actions.change_draft(version=version, content=content(), by=keeper, at=now())
    page = client.post(f"{HOME}{version.pk}/change/", TYPED)
    assert page.status_code == 422
    assert "There is a draft already" in page.content.decode()


def test_a_draft_that_is_opened_and_kept_stays_as_it_was(client: Client, keeper: Actor) -> None:
    client.post(NEW, TYPED)
    [before] = versions(keeper)
    typed = reading.of_document(before.content).data()
    page = client.post(f"{HOME}{before.pk}/change/", {k: typed.getlist(k) for k in typed})
    assert page.status_code == 302
    assert versions(keeper)[0].content == before.content
