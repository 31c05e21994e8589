"""The fictional Kreis: the promised numbers, the same every time, and nothing of it real."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.law.queries import regional
from nahtlos.network import queries as network
from nahtlos.network.models import Kind, Region
from nahtlos.people import facts
from nahtlos.people import queries as people
from nahtlos.people.models import Person
from nahtlos.referrals.models import State
from nahtlos.referrals.queries import DECLINED
from nahtlos.site import embedded
from tests.site.kreis import picture, seeded

DRAMA = re.compile(r"030 23125 \d{3}|0171 39200\d\d|0176 040690\d\d|0221 4710\d{3}")
TOUR = ["Olena", "Hassan", "Samir", "Saba", "Yusuf", "Darya", "Ilir", "Mehret", "Ana", "Nuri"]
TABLES = [
    "core_change",
    "core_reading",
    "law_regionalinstrument",
    "law_regionaltrial",
    "law_regionalversion",
    "network_account",
    "network_answer",
    "network_area",
    "network_institution",
    "network_membership",
    "network_region",
    "offers_booking",
    "offers_need",
    "offers_offer",
    "offers_place",
    "offers_result",
    "offers_run",
    "offers_spot",
    "people_burden",
    "people_consent",
    "people_contact",
    "people_content",
    "people_document",
    "people_fact",
    "people_householdmember",
    "people_language",
    "people_login",
    "people_note",
    "people_person",
    "people_qualification",
    "people_record",
    "people_scan",
    "plan_step",
    "recognition_competencecheck",
    "recognition_cost",
    "recognition_enclosure",
    "recognition_missingpart",
    "recognition_move",
    "recognition_procedure",
    "referrals_deadline",
    "referrals_gap",
    "referrals_move",
    "referrals_question",
    "referrals_referral",
]


@pytest.fixture(scope="module")
def kreis(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[psycopg.Connection]:
    """A connection before which the wall falls; Django's own goes the program's way."""
    with (
        django_db_blocker.unblock(),
        seeded(cluster, "seed") as name,
        psycopg.connect(cluster.url("postgres", name), autocommit=True) as db,
    ):
        yield db


def column(db: psycopg.Connection, query: str) -> list[Any]:
    return [row[0] for row in db.execute(query.encode())]


def as_advisers(db: psycopg.Connection) -> list[Actor]:
    """One adviser of every institution that has some, the demo's own adviser among them."""
    rows = db.execute(
        "select distinct on (m.institution_id) m.account_id, m.id, m.institution_id, m.region_id"
        " from network_membership m join network_account a on a.id = m.account_id"
        " where m.role = 'adviser' order by m.institution_id, a.email <> 'adviser@demo.example'"
    )
    return [
        Actor(role=Adviser, account=a, membership=m, institution=i, region=r) for a, m, i, r in rows
    ]


def test_every_kind_of_institution_sits_at_the_table(kreis: psycopg.Connection) -> None:
    kinds = column(kreis, "select kind from network_institution")
    assert len(kinds) >= 16
    assert set(kinds) == set(Kind.values)
    assert column(kreis, "select count(distinct account_id) from network_membership")[0] >= 60
    assert column(kreis, "select count(*) from network_membership where languages = '{}'") == [0]


def test_every_topic_is_answered_for_but_for_two_gaps(kreis: psycopg.Connection) -> None:
    board = network.board(Region.objects.get().pk, checked_since=today() - timedelta(days=365))
    assert [len(gap.areas) for gap in board.gaps] == [1, 1]


def test_four_hundred_persons_of_many_nationalities_hold_every_status(
    kreis: psycopg.Connection,
) -> None:
    handed_over = "close_reason = 'handed_over'"
    assert column(kreis, f"select count(*) from people_person where not {handed_over}") == [400]
    assert column(kreis, f"select count(*) from people_person where {handed_over}") == [1]
    assert len(column(kreis, "select distinct nationality from people_record")) >= 25
    held = set(column(kreis, "select distinct status from people_record"))
    assert held == set(facts.FACTS["status"].values)


def test_whoever_is_not_acting_sees_nobody(kreis: psycopg.Connection) -> None:
    assert Person.objects.count() == 0


def test_the_law_finds_nobody_in_contradiction(kreis: psycopg.Connection) -> None:
    checked = 0
    for actor in as_advisers(kreis):
        with acting(actor):
            for person in Person.objects.held_by(sure(actor.institution)):
                answer = law.check(people.file_of(person.pk).document, on=today())
                assert not answer.contradictions, str(person)
                checked += 1
    assert checked == 401


def test_every_fact_is_one_that_may_be_kept(kreis: psycopg.Connection) -> None:
    for name, value, part in kreis.execute("select name, value, part from people_fact"):
        fact = facts.FACTS[name]
        assert part == fact.part
        if value is not None:
            assert fact.keeps(facts.parse(name, value))


def test_nothing_in_it_is_real(kreis: psycopg.Connection) -> None:
    mail = column(
        kreis,
        "select email from network_account union select email from network_institution"
        " union select email from network_answer"
        " union select value from people_contact where kind = 'email'",
    )
    assert [one for one in mail if not one.endswith(".example")] == []
    phones = column(
        kreis,
        "select telephone from network_institution union select telephone from network_answer"
        " union select telephone from network_membership"
        " union select value from people_contact where kind = 'phone'",
    )
    assert [one for one in phones if not DRAMA.fullmatch(one)] == []


def test_the_tour_finds_its_persons_in_one_caseload(kreis: psycopg.Connection) -> None:
    query = (
        "select p.given_name from people_person p join network_membership m on m.id = p.adviser_id"
        " join network_account a on a.id = m.account_id"
        " where a.email = 'adviser@demo.example' and m.role = 'adviser'"
        " and m.began_at = (select min(began_at) from network_membership where account_id = a.id)"
    )
    caseload = column(kreis, query)
    assert len(caseload) == 60
    assert set(TOUR) <= set(caseload)


def test_each_role_has_an_account_to_enter_and_the_adviser_two_places(
    kreis: psycopg.Connection,
) -> None:
    query = (
        "select split_part(email, '@', 1) from network_account where email like '%@demo.example'"
    )
    roles = "administrator adviser analyst coordinator employer immigration member mentor newcomer"
    assert sorted(column(kreis, query)) == roles.split()
    places = (
        "select m.id from network_membership m join network_account a on a.id = m.account_id"
        " where a.email = 'adviser@demo.example'"
    )
    assert len(column(kreis, places)) == 2


def test_every_end_of_a_consent_and_every_state_of_a_referral_occurs(
    kreis: psycopg.Connection,
) -> None:
    assert set(column(kreis, "select distinct state from referrals_referral")) == set(State.values)
    counted = kreis.execute(
        "select count(*) filter (where revoked_at is null and valid_until > now()),"
        " count(*) filter (where valid_until <= now()), count(revoked_at) from people_consent"
    ).fetchone()
    assert counted is not None
    assert min(counted) > 10


def test_forty_wait_for_one_course(kreis: psycopg.Connection) -> None:
    query = (
        "select count(*) from referrals_referral r join network_institution i"
        " on i.id = r.recipient_id where i.short_name = 'Sprachinstitut Brücke'"
        " and r.state in ('sent', 'seen', 'accepted')"
    )
    assert column(kreis, query)[0] >= 40


def test_history_goes_back_two_years_and_never_into_the_future(kreis: psycopg.Connection) -> None:
    oldest, newest = min(times := column(kreis, "select at from core_change")), max(times)
    assert oldest < now() - timedelta(days=600)
    assert newest < now()
    assert column(kreis, "select count(*) from core_change where part in ('burdens', 'health')"
                  " and jsonb_path_exists(after, '$.* ? (@ != null)')") == [0]  # fmt: skip


def test_the_book_is_written_again_afterwards(kreis: psycopg.Connection) -> None:
    resting = "select tgrelid::regclass::text from pg_trigger where tgenabled = 'D'"
    assert column(kreis, resting) == []


def test_the_same_seed_makes_the_same_kreis(
    kreis: psycopg.Connection, cluster: embedded.Server
) -> None:
    once = {table: picture(kreis, table) for table in TABLES}
    with (
        seeded(cluster, "seed_again", anew=True) as name,
        psycopg.connect(cluster.url("postgres", name)) as db,
    ):
        again = {table: picture(db, table) for table in TABLES}
    assert [table for table in TABLES if once[table] != again[table]] == []
    assert all(once.values())


def test_another_seed_makes_another_kreis(
    kreis: psycopg.Connection, cluster: embedded.Server
) -> None:
    with (
        seeded(cluster, "seed_other", "another") as name,
        psycopg.connect(cluster.url("postgres", name)) as db,
    ):
        assert picture(db, "people_person") != picture(kreis, "people_person")
    assert connection.settings_dict["NAME"].startswith("seed_")


def test_the_region_has_support_of_its_own_and_a_draft_that_was_tried(
    kreis: psycopg.Connection,
) -> None:
    states = column(kreis, "select state from law_regionalversion order by 1")
    assert states == ["draft", "published", "published"]
    [found] = column(kreis, "select found from law_regionaltrial")
    assert found["total"] > 300
    assert found["opens"] == {"how": "exact", "number": found["opens"]["number"]}
    assert found["opens"]["number"] >= 3
    assert regional.unreadable() == ()


def test_forty_offers_and_a_list_of_forty(kreis: psycopg.Connection) -> None:
    waiting = "select waiting from offers_offer where external_key = 'ALPHA'"
    stale = "select title from offers_offer where checked_on + fresh_days < current_date"
    assert column(kreis, "select count(*) from offers_offer") == [40]
    assert column(kreis, "select count(distinct institution_id) from offers_offer") == [16]
    assert column(kreis, waiting) == [40]
    assert column(kreis, stale) == ["Hilfe mit Briefen und Formularen"]
    free = "select sum(seats - held) from offers_run r join offers_offer o on o.id = r.offer_id"
    coming = f"{free} where o.external_key = 'ALPHA' and r.starts_on >= current_date"
    assert column(kreis, coming) == [0]


def test_two_years_of_results_and_some_to_look_at(kreis: psycopg.Connection) -> None:
    states: dict[str, int] = dict(
        kreis.execute("select state, count(*) from offers_result group by 1").fetchall()
    )
    assert states["kept"] >= 60
    assert 1 <= states["open"] <= 40
    known = "select count(*) from offers_booking b join people_person p on p.id = b.person_id"
    assert column(kreis, f"{known} where p.given_name in ('Saba', 'Olena')")[0] >= 2


def test_four_consultation_days_one_over_one_running_one_planned_one_open(
    kreis: psycopg.Connection,
) -> None:
    phases = column(kreis, 'select phase from days_day order by "on"')
    assert phases == ["over", "planned", "planned", "open"]
    over, runs, planned, _open = column(kreis, 'select id from days_day order by "on"')
    assert column(kreis, f"select \"on\" from days_day where id = '{runs}'") == [today()]
    state_of = f"select distinct state from days_meeting where day_id = '{runs}'"
    assert set(column(kreis, state_of)) > {"planned"}  # whatever the hour, it has begun
    away = f"select id from days_visitor where day_id = '{runs}' and arrived_at is null"
    assert column(kreis, away)
    assert column(kreis, f"select id from days_coming where day_id = '{runs}'") == []
    states = set(column(kreis, f"select state from days_meeting where day_id = '{over}'"))
    assert states == {"done", "absent"}
    assert len(column(kreis, f"select id from days_outcome where day_id = '{over}'")) >= 3
    waits = f"select id from days_want where day_id = '{planned}' and place = 'waiting'"
    assert len(column(kreis, waits)) >= 2
    assert len(column(kreis, f"select id from days_coming where day_id = '{planned}'")) >= 4


def test_twenty_companies_with_sixty_openings(kreis: psycopg.Connection) -> None:
    out = "select count(*) from employers_opening where state = 'published'"
    without = "select count(*) from employers_opening where essential = '{}'"
    assert column(kreis, "select count(*) from employers_employer") == [20]
    assert column(kreis, "select count(*) from employers_opening")[0] >= 60
    assert column(kreis, out)[0] >= 55
    assert column(kreis, without) == [0]


def test_every_opening_that_is_out_is_counted_for_whoever_offers_it(
    kreis: psycopg.Connection,
) -> None:
    uncounted = (
        "select title from employers_opening o where state = 'published' and not exists (select"
        " from matching_openingcount c where c.opening_id = o.id)"
    )
    closable = "select count(*) from matching_openingcount where jsonb_array_length(near) > 1"
    assert column(kreis, uncounted) == []
    assert column(kreis, closable)[0] >= 20


def test_the_figures_show_all_three_kinds_of_gaps(kreis: psycopg.Connection) -> None:
    rows = column(
        kreis,
        "select row ->> 'kind' from outcomes_table t, jsonb_array_elements(t.content -> 'rows') row"
        " where t.key = 'gaps'",
    )
    seats, declined = set(law.SEATS), set(DECLINED.values())
    assert set(rows) & seats
    assert set(rows) & declined
    assert set(rows) - seats - declined
