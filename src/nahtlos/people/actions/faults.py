"""Why a file is no paper that can be kept."""

from django.utils.functional import Promise


class NotAPaper(ValueError):
    """The file is no paper that can be kept; `sentence` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
