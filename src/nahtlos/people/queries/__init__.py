"""Questions about persons; they never write, and they see only what the wall lets through."""

from nahtlos.people.queries.signing_in import Whose, person_of_link, person_of_login

__all__ = ("Whose", "person_of_link", "person_of_login")
