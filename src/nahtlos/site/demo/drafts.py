"""An invented life before it becomes rows: who, with which papers; and the ten of the tour."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from nahtlos.site.demo.world import World, read

MONTH = 30.44
CLOSED = {"stayed": "work", "training": "training", "moved": "moved", "lost": "no_contact"}


@dataclass
class Draft:
    """One person. `told` keeps what only the guided tour's persons have: steps, sharing, burdens."""

    given: str
    family: str
    native: str
    nationality: str
    sex: str
    birth: date
    status: str
    speaks: list[str]
    opened: int
    outcome: str
    record: dict[str, Any]
    german: str
    proven: date | None = None
    children: list[date] = field(default_factory=list)
    learned: dict[str, Any] | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    def age(self, day: date) -> int:
        """Years lived on that day."""
        return int((day - self.birth).days // 365.25)


def on_tour(world: World) -> list[Draft]:
    """The persons that the guided tour speaks of, with their exact situations."""
    return [_named(world, one) for one in read("tour.yaml")]


def until(world: World, left: Any) -> date | None:
    """Temporary protection ends on a 4 March for everybody; other papers when they end."""
    if left is None:
        return None
    if left == "march":
        year = world.day.year + (world.day >= date(world.day.year, 2, 1))
        return date(year, 3, 4)
    return world.day + timedelta(days=round(MONTH * world.dice.uniform(*left)))


def _named(world: World, one: dict[str, Any]) -> Draft:
    who, goal = one["who"], one["goal"]
    rules = read_statuses()[one["status"]]
    record: dict[str, Any] = {name: world.ago(days) for name, days in one["ago"].items()}
    record |= {"status_until": until(world, rules["left"]), "goal_kind": goal["kind"]}
    record |= {"goal_kldb": goal["kldb"], "goal_text": goal["text"]}
    proven = one["german"].get("proven")
    learned = one.get("learned")
    return Draft(
        given=who["given"], family=who["family"], native=who["native"],
        nationality=who["nationality"], sex=who["sex"],
        birth=world.ago(round(who["age"] * 365.25) + 120), status=one["status"],
        speaks=who["speaks"], opened=one["opened"], outcome="told", record=record,
        german=one["german"]["level"], proven=world.ago(proven) if proven else None,
        children=[world.ago(days) for days in one["children"]], learned=learned,
        facts=one["facts"], told=one,
    )  # fmt: skip


def read_statuses() -> dict[str, Any]:
    """What goes with each status, § 19c Abs. 2 as § 19c Abs. 1."""
    known: dict[str, Any] = read("statuses.yaml")
    return known | {"ae_19c_2": known["ae_19c_other"]}
