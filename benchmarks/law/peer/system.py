"""The tax and benefit system: one entity, a Variable for each fact, shared rule and instrument."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.periods import Period as Period  # noqa: PLC0414 -- the rules name it from here
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.law.peer.kleene import Truth, values_of
from benchmarks.law.raw import Raw, Sort

Ask = Callable[[str, Period], Truth]
Formula = Callable[[Ask, Period], Truth]

PERSON = build_entity("person", "persons", "A person", is_person=True)
MONTH = "2026-11"
FILES = ("shared", "shared_courses", "courses", "recognition", "training", "work")
RULES: dict[str, type[Variable]] = {}
INSTRUMENTS: dict[str, type[Variable]] = {}


def rule(formula: Formula) -> Formula:
    """A Variable of the truth of a rule, kept by OpenFisca once it was calculated."""
    RULES[formula.__name__] = _variable(formula.__name__, value_type=int, formula=formula)
    return formula


def instrument(formula: Formula) -> Formula:
    """A Variable of the verdict on an instrument."""
    INSTRUMENTS[formula.__name__] = _variable(formula.__name__, value_type=int, formula=formula)
    return formula


def _variable(name: str, **more: object) -> type[Variable]:
    same = {"entity": PERSON, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), same | more)


def _input(fact: str, sort: Sort) -> type[Variable]:
    if sort is Sort.TRUTH:
        return _variable(fact, value_type=int, default_value=0)
    if sort is Sort.NUMBER:
        return _variable(fact, value_type=float, default_value=float("nan"))
    names = ("not_known", *values_of(fact))
    choices = Enum(fact, {name: name for name in names})
    return _variable(
        fact, value_type=Enum, possible_values=choices, default_value=choices.not_known
    )


def written() -> tuple[str, ...]:
    """The instruments that are written for OpenFisca."""
    for name in FILES:
        import_module(f"benchmarks.law.peer.{name}")
    return tuple(INSTRUMENTS)


class Peer:
    """The system over the facts that the rules ask about."""

    def __init__(self, sorts: Mapping[str, Sort], instruments: Sequence[str]) -> None:
        self.system = TaxBenefitSystem([PERSON])
        inputs = [_input(fact, sort) for fact, sort in sorts.items()]
        self.system.add_variables(*inputs, *RULES.values(), *INSTRUMENTS.values())
        self.instruments = tuple(instruments)
        self.calculated = (*RULES, *INSTRUMENTS)
        self.choices = {
            fact: self.system.get_variable(fact).possible_values
            for fact, sort in sorts.items()
            if sort is Sort.CHOICE
        }

    def simulation(self, raw: Raw) -> Simulation:
        """A simulation with these persons; columns are handed over as they are."""
        found = SimulationBuilder().build_default_simulation(self.system, count=raw.persons)
        for fact, column in raw.columns.items():
            choices = self.choices.get(fact)
            found.set_input(fact, MONTH, column if choices is None else EnumArray(column, choices))
        return found

    def verdicts(self, simulation: Simulation) -> dict[str, Truth]:
        """The verdict codes by instrument."""
        return {id_: simulation.calculate(id_, MONTH) for id_ in self.instruments}
