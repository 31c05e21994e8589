"""Names of people in any spelling and script: cleaned, read in Latin letters, sorted and found."""

from nahtlos.people.names.cleaning import BadName, clean
from nahtlos.people.names.likeness import SAME, similarity
from nahtlos.people.names.romanising import romanise, sort_key
from nahtlos.people.names.searching import keys, query_groups, query_keys

__all__ = [
    "SAME",
    "BadName",
    "clean",
    "keys",
    "query_groups",
    "query_keys",
    "romanise",
    "similarity",
    "sort_key",
]
