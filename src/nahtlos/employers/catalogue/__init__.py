"""Occupations, their groups and skills, in eight languages, written for this project.

Codes are those of the KldB 2010; names and everyday words are our own.
"""

from nahtlos.employers.catalogue.entries import Group, Occupation
from nahtlos.employers.catalogue.load import (
    finder,
    groups,
    occupations,
    skill_finder,
    skills,
)

__all__ = (
    "Group",
    "Occupation",
    "finder",
    "groups",
    "occupations",
    "skill_finder",
    "skills",
)
