"""The law as data: files that a lawyer reads and writes, checked before they may decide anything."""

from nahtlos.law.catalogue.entries import KINDS, Status, Version
from nahtlos.law.catalogue.faults import CatalogueFault
from nahtlos.law.catalogue.load import Catalogue, load
from nahtlos.law.catalogue.serving import catalogue, fault

__all__ = [
    "KINDS",
    "Catalogue",
    "CatalogueFault",
    "Status",
    "Version",
    "catalogue",
    "fault",
    "load",
]
