"""Institutions and offers of every odd kind are still valid, and are told without loss."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nahtlos.api.hsds import organizations, places, services, values
from nahtlos.network import queries as network
from nahtlos.network.models import Area, Institution, Kind, Region, Topic
from nahtlos.offers import queries as offers
from nahtlos.offers.models import Hours, Load, Offer
from nahtlos.offers.models import Kind as OfferKind
from nahtlos.offers.models.offers import LEVELS
from tests.makers import make_region
from tests.network.rows import make_answer, make_area
from tests.offers.rows import make_run

from .reading import FORMS, faults, strange

ODD = st.sampled_from(
    [
        "",
        " ",
        "–",
        "a,b;c\\d",
        "zwei\nZeilen",
        "عبدالله",
        "\u202eumgedreht",
        "👩🏽‍🏫 Kurs",
        "<b>",
        "null",
        "ﬁ",
    ]
)
WORDS = ODD | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
NAMES = WORDS.filter(str.strip)
MAILS = st.emails() | st.sampled_from(
    ["", "nobody", "müller@büro.example", '"a b"@c.example', "a@b"]
)
SITES = st.sampled_from(
    ["", "www.lindenau.example", "javascript:alert(1)", "https://", "https://büro.example/straße?ü=1#ß",
     "https://a.example/%zz[1]", "http://u:p@a.example:8080/x y", "https://a.example:x/", "https://[::1"]
) | WORDS.map(lambda words: f"https://a.example/{words}")  # fmt: skip
HOUSES = st.fixed_dictionaries(
    {"kind": st.sampled_from(Kind.values), "name": NAMES, "short_name": NAMES},
    optional={
        "street": WORDS, "postcode": st.sampled_from(["", "01234"]), "place": WORDS, "email": MAILS,
        "telephone": st.sampled_from(["", "110", "+49 30 23125 100"]), "website": SITES, "hours": WORDS,
    },
)  # fmt: skip
OFFERS = st.fixed_dictionaries(
    {"kind": st.sampled_from(OfferKind.values), "topic": st.sampled_from(Topic.values), "title": NAMES},
    optional={
        "says": WORDS, "target_group": WORDS, "level_from": st.sampled_from(["", "A0"]),
        "level_to": st.sampled_from(["", *LEVELS]), "teaches_script": st.booleans(),
        "languages": st.lists(st.sampled_from(["de", "prs", "uk", "de"]), max_size=4),
        "hours": st.lists(st.sampled_from(Hours.values), max_size=3), "times": WORDS,
        "load": st.sampled_from(Load.values), "costs": st.decimals(0, 999_999, places=2),
        "costs_note": WORDS, "instruments": st.lists(st.sampled_from(["ik_alpha", "none", "egz"])),
        "street": WORDS, "telephone": st.sampled_from(["", "112"]), "email": MAILS, "website": SITES,
        "closed_at": st.sampled_from([None, timezone.now()]), "childcare": st.booleans(),
        "checked_on": st.sampled_from([timezone.localdate(), timezone.localdate() - timedelta(900)]),
    },
)  # fmt: skip
RUNS = st.lists(
    st.fixed_dictionaries(
        {"days": st.integers(-400, 400), "seats": st.integers(0, 9)},
        optional={"ends_on": st.just(timezone.localdate() + timedelta(500))},
    ),
    max_size=3,
    unique_by=lambda run: run["days"],
)
QUICK = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def an_offer(house: Institution, area: Area | None, fields: dict[str, Any]) -> Offer:
    common = {"region_id": house.region_id, "institution": house, "area": area}
    return Offer.objects.create(**(common | {"checked_on": timezone.localdate()} | fields))


def told(key: Any) -> list[tuple[str, Any]]:
    """Every form in which an offer is given out."""
    on = timezone.localdate()
    offer = offers.published_offer(key, on)
    assert offer
    found = [("service", services.basic(offer, on)), ("service", services.whole(offer, on))]
    placed = offers.published_offer(key, on, placed=True)
    assert (placed is None) == (places.of_offer(offer) is None)
    if placed:
        there = services.at_place(placed, on), services.at_place_whole(placed, on)
        found += [("service_at_location", one) for one in there]
    return found


@pytest.mark.django_db
@QUICK
@given(house=HOUSES, offer=OFFERS, runs=RUNS, contact=WORDS, in_area=st.booleans(), mail=MAILS)
@example(
    house={"kind": "school", "name": "x", "short_name": "x"},
    offer={"kind": "course", "topic": "language", "title": "Ohne alles"},
    runs=[], contact="", in_area=False, mail="",
)  # fmt: skip
def test_whatever_stands_in_the_rows_is_valid(
    house: Any, offer: Any, runs: Any, contact: str, in_area: bool, mail: str
) -> None:
    with transaction.atomic():
        region = make_region()
        area = make_area(region) if in_area else None
        row = Institution.objects.create(region=region, **house)
        make_answer(row, area=area, contact_name=contact, email=mail)
        made = an_offer(row, area, offer)
        for run in runs:
            make_run(made, **run)
        found = network.published_institution(row.pk)
        assert found
        documents = [
            *told(made.pk),
            ("organization", organizations.whole(found, [services.name_only(made)])),
        ]
        transaction.set_rollback(True)
    assert [fault for name, one in documents for fault in faults(name, one)] == []
    assert [word for name, one in documents for word in strange(name, one)] == []
    nested = documents[1][1]
    assert (nested["name"], nested.get("description", "")) == (
        offer["title"],
        offer.get("says", ""),
    )
    assert documents[-1][1]["name"] == house["name"]


@pytest.mark.django_db
def test_an_institution_without_anything_is_told_without_anything() -> None:
    row = Institution.objects.create(
        region=Region.objects.create(name="Kreis Leer", key="00001", land="Hessen"),
        kind="school", name="Schule", short_name="Schule",
    )  # fmt: skip
    found = network.published_institution(row.pk)
    assert found
    told_of = organizations.whole(found)
    assert set(told_of) == {"id", "name", "description", "attributes"}
    assert told_of["description"] == "Schule oder Kursträger, Kreis Leer"


@given(SITES)
def test_an_address_is_one_or_is_left_out(site: str) -> None:
    found = values.uri(site)
    assert found is None or FORMS.conforms(found, "uri")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://büro.example/straße?ü=1", "https://xn--bro-hoa.example/stra%C3%9Fe?%C3%BC=1"),
        ("http://a.example:8080/x y", "http://a.example:8080/x%20y"),
        ("http://name:word@a.example/", None),
        ("https://a.example/50%25", "https://a.example/50%25"),
        ("javascript:alert(1)", None),
        ("www.a.example", None),
    ],
)
def test_an_address_is_written_as_every_program_reads_it(typed: str, written: str | None) -> None:
    assert values.uri(typed) == written
