"""What doors ask the recognition room: which occupation, which procedure, and the road through it."""

from nahtlos.recognition.queries.answers import (
    Duration,
    InForce,
    Road,
    Roads,
    Stage,
    Step,
)
from nahtlos.recognition.queries.listing import (
    body,
    funding,
    occupation,
    occupations,
    procedure,
    procedures,
    source,
)
from nahtlos.recognition.queries.roads import roads

__all__ = [
    "Duration",
    "InForce",
    "Road",
    "Roads",
    "Stage",
    "Step",
    "body",
    "funding",
    "occupation",
    "occupations",
    "procedure",
    "procedures",
    "roads",
    "source",
]
