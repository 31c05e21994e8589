"""What stands in a message: in each language, short, and nothing that tells on somebody."""

import re

import pytest
from django.conf import settings

from nahtlos.outbox.engine import sms_parts
from nahtlos.outbox.wording import KINDS, Words, in_words

LINKS = {"page": "https://n.example/my/", "link": "https://n.example/my/enter/abc/"}
AT = {"at": "2026-12-02T09:30:00+00:00"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# What would tell whoever looks over a shoulder: offices, status, health, work, debts.
TELLS = re.compile(
    r"asyl|duldung|jobcenter|amt\b|arbeit|recogni|anerkenn|sprach|german|health|krank|schuld|court"
    r"|refugee|flucht|убеж|бежен|робот|работ|لجوء|لاجئ|عمل|پناه|کار\b|mülteci|iltica|\bişe?\b|travail|réfugi",
    re.IGNORECASE,
)


def words(kind: str, language: str, **links: str) -> Words:
    return in_words(kind, language, region="Kreis Lindenau", values=AT, links=LINKS | links)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_message_tells_anything_but_that_there_is_something(kind: str, language: str) -> None:
    body = words(kind, language).body
    assert TELLS.findall(body.replace("Kreis Lindenau", "")) == []
    assert "%(" not in body
    assert body.startswith("Nahtlos, Kreis Lindenau: ")
    assert any(link in body for link in LINKS.values())
    assert sms_parts(body) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_is_said_as_where_the_region_is(language: str) -> None:
    said = words("appointment", language).body
    assert "10:30" in said
    assert "2" in said


def test_a_mail_says_how_to_end_such_mails() -> None:
    stop = "https://n.example/my/no-more/x/"
    assert stop in words("words", "de", stop=stop).body
    assert stop not in words("words", "de").body


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("de", "Mittwoch, 02.12.2026, 10:30"),
        ("en", "Wednesday, 2 Dec 2026, 10:30"),
        ("ar", "الأربعاء، 02\u200f/12\u200f/2026، 10:30"),
    ],
)
def test_a_time_is_written_as_it_is_read_aloud(language: str, when: str) -> None:
    links = {"page": "https://x.example/"}
    assert when in in_words("moved", language, region="Kreis", values=AT, links=links).body
