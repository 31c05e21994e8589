"""What the law says of an internship's pay, hours and length; values in, reasons out."""

from nahtlos.internships.engine.rules import Agreed, Rule, faults, hints, pay

__all__ = ("Agreed", "Rule", "faults", "hints", "pay")
