"""Files that are sent: held in memory up to a limit, thrown away beyond it, never laid on the disk."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from nahtlos.people import actions, queries
from nahtlos.web.fields import OneOf, PlainText

KEPT = 6 * 1024 * 1024
FAR_TOO_MUCH = 64 * 1024 * 1024
"""A request beyond this is not even read to its end; what was typed before the file is kept."""

UNREAD = "nahtlos.unread"
V = TypeVar("V", bound=Callable[..., HttpResponseBase])
TAKES: dict[Callable[..., HttpResponseBase], int] = {}

NOTHING = _("Please choose a file, or photograph the paper.")
TOO_LARGE = _("This file is larger than 5 MB. Please scan the paper with less detail.")


def takes_up_to(most: int) -> Callable[[V], V]:
    """Mark a page that takes larger files than others; stands above every other decorator."""

    def mark(view: V) -> V:
        TAKES[view] = most + 1
        return view

    return mark


def most_bytes(request: HttpRequest | None) -> int:
    """How much of a file is kept for the page that was asked for."""
    match = request.resolver_match if request else None
    return TAKES.get(match.func, KEPT) if match else KEPT


class Quota(FileUploadHandler):
    """Keeps the first bytes of a file; its `size` says how much there was."""

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.kept = BytesIO()
        self.most = most_bytes(self.request)
        whole = self.request.META.get("CONTENT_LENGTH", "") if self.request else ""
        if whole.isdecimal() and int(whole) > FAR_TOO_MUCH and self.request is not None:
            self.request.META[UNREAD] = "1"
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = self.most - self.kept.tell()
        if room > 0:
            self.kept.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name or "", self.content_type or "", file_size,
            self.charset, self.content_type_extra,
        )  # fmt: skip


def too_large(request: HttpRequest) -> bool:
    """Whether the file of this request was so large that it was not read."""
    return request.META.get(UNREAD) == "1"


class WithPaper(forms.Form):
    """A form with one paper; its name and its claimed kind mean nothing, only its content."""

    paper = forms.FileField(
        label=_("The paper"),
        allow_empty_file=True,
        error_messages={"required": NOTHING, "missing": NOTHING, "invalid": NOTHING},
        help_text=_(
            "PDF, PNG or JPEG, at most 5 MB. No passport, no residence card: we keep no copies of"
            " identity papers."
        ),
        widget=forms.FileInput(
            attrs={
                "accept": "image/jpeg,image/png,application/pdf",
                "data-most": actions.MOST_BYTES,
            }
        ),
    )

    def __init__(self, *args: Any, too_large: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        paper = self.fields["paper"]
        paper.widget.attrs["data-too-large"] = TOO_LARGE
        if too_large:
            paper.error_messages["required"] = TOO_LARGE
        self.order_fields([*(name for name in self.fields if name != "paper"), "paper"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        sent = given.get("paper")
        if sent is not None and sent.size > actions.MOST_BYTES:
            self.add_error("paper", TOO_LARGE)
        elif sent is not None:
            self._read(sent.read(), given)
        return given

    def _read(self, content: bytes, given: dict[str, Any]) -> None:
        try:
            given["paper"] = actions.read_document(content)
        except actions.NotAPaper as error:
            self.add_error("paper", str(error.sentence))


class HandInOwn(WithPaper):
    """The form of the person's own page: what it is, and the paper; nothing else is needed."""

    kind = OneOf(label=_("What is it?"), choices=queries.DocumentKind.choices)
    title = PlainText(
        label=_("Is there something to say about it?"), max_length=160, required=False
    )

    def kept(self) -> dict[str, Any]:
        """What `people.actions.hand_in` is told."""
        given = self.cleaned_data
        title = given["title"] or str(queries.DocumentKind(given["kind"]).label)
        taken = "scan" if given["paper"].ending == "pdf" else "phone"
        return {"paper": given["paper"], "kind": given["kind"], "title": title, "taken": taken}
