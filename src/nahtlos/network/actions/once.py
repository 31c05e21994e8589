"""What may stand only once says so in a sentence, also when two people press at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.functional import Promise

from nahtlos.core.refusal import Refusal, Refused


@contextmanager
def only_once(sentence: Promise) -> Iterator[None]:
    """Turn the database's refusal of a second one into this sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(Refusal(sentence)) from error
