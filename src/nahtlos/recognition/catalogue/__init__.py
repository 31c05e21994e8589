"""Recognition as data: files that an expert reads and writes, checked before they may advise anybody."""

from nahtlos.recognition.catalogue.basis import Basis, Says, Sentence
from nahtlos.recognition.catalogue.entries import (
    Body,
    Compensation,
    Deadline,
    Document,
    Fee,
    Funding,
    German,
    NextStep,
    Occupation,
    Outcome,
    Procedure,
    Regulated,
    Turn,
    Version,
)
from nahtlos.recognition.catalogue.faults import CatalogueFault
from nahtlos.recognition.catalogue.load import Catalogue, catalogue, load

__all__ = [
    "Basis",
    "Body",
    "Catalogue",
    "CatalogueFault",
    "Compensation",
    "Deadline",
    "Document",
    "Fee",
    "Funding",
    "German",
    "NextStep",
    "Occupation",
    "Outcome",
    "Procedure",
    "Regulated",
    "Says",
    "Sentence",
    "Turn",
    "Version",
    "catalogue",
    "load",
]
