"""Rows of the directory for tests. Numbers are of the range kept for films."""

from datetime import date
from typing import Any

from nahtlos.network.models import Answer, Area, Institution, Region


def make_area(
    region: Region, name: str = "Lindenau", postcodes: tuple[str, ...] = ("01234",), **more: Any
) -> Area:
    return Area.objects.create(region=region, name=name, postcodes=list(postcodes), **more)


def make_answer(
    institution: Institution, topic: str = "work", area: Area | None = None, **more: Any
) -> Answer:
    fields = {"contact_name": "Kim Muster", "telephone": "030 23125 100"}
    fields |= {"checked_on": date(2026, 11, 1)} | more
    return Answer.objects.create(
        institution=institution, region_id=institution.region_id, topic=topic, area=area, **fields
    )
