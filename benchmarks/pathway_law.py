"""The law room behind the callables that the ways ask, as the product has it."""

from nahtlos.plan.translate.law_room import LawRoom

__all__ = ["LawRoom"]
