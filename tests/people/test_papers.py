"""Signed papers: believed by their content alone, and rid of whatever hangs behind their end."""

import zlib

import pytest

from nahtlos.people.actions import MOST_BYTES, NotAPaper, read_paper

ZIP = b"PK\x03\x04 a program PK\x05\x06"
HTML = b"<html><script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer\n%%EOF"


def chunk(name: bytes, data: bytes = b"") -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IDAT", b"x" * 99) + chunk(b"IEND")
THUMBNAIL = b"\xff\xd8\xff\xd9"
JPEG = b"".join(
    [
        b"\xff\xd8",
        b"\xff\xe1" + (2 + len(THUMBNAIL)).to_bytes(2) + THUMBNAIL,
        b"\xff\xda\x00\x04abscan \xff\x00 \xff\xd0 data",
        b"\xff\xda\x00\x04cdsecond scan",
        b"\xff\xd9",
    ]
)
WHOLE = {"application/pdf": PDF, "image/png": PNG, "image/jpeg": JPEG}


@pytest.mark.parametrize("media_type", WHOLE)
def test_a_paper_is_known_by_its_content(media_type: str) -> None:
    paper = read_paper(WHOLE[media_type])
    assert (paper.media_type, paper.content) == (media_type, WHOLE[media_type])


@pytest.mark.parametrize("behind", [ZIP, HTML, b"\0" * 1000, JPEG[:-2]])
@pytest.mark.parametrize("media_type", WHOLE)
def test_what_hangs_behind_the_end_is_not_kept(media_type: str, behind: bytes) -> None:
    assert read_paper(WHOLE[media_type] + behind).content == WHOLE[media_type]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%",
        HTML,
        ZIP,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"GIF89a" + b"x" * 99,
        b"MZ\x90\x00",
        b"\x7fELF",
        b"RIFF....WEBP",
        b"\n" + PDF,
        ZIP + PDF,
        HTML + JPEG,
        b"=cmd|' /C calc'!A0",
    ],
)
def test_anything_else_is_no_paper(content: bytes) -> None:
    with pytest.raises(NotAPaper, match="Please choose a PDF, PNG or JPEG"):
        read_paper(content)


@pytest.mark.parametrize("media_type", WHOLE)
@pytest.mark.parametrize("cut", [1, 5, 12])
def test_half_a_paper_is_damaged(media_type: str, cut: int) -> None:
    with pytest.raises(NotAPaper):
        read_paper(WHOLE[media_type][:-cut])


@pytest.mark.parametrize(
    "inside", [b"/JavaScript", b"/JS (x)", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA"]
)
def test_a_pdf_with_a_program_inside_is_refused(inside: bytes) -> None:
    with pytest.raises(NotAPaper, match="program"):
        read_paper(PDF.replace(b"/Type", inside))


def test_five_megabytes_and_no_byte_more() -> None:
    filled = PDF.replace(b"endobj", b"x" * (MOST_BYTES - len(PDF) + 6))
    assert len(read_paper(filled).content) == MOST_BYTES
    with pytest.raises(NotAPaper, match="5 MB"):
        read_paper(filled.replace(b"xx", b"xxx", 1))


@pytest.mark.parametrize("length", [0, 1, 2, 65535])
def test_lengths_that_lie_lead_nowhere(length: int) -> None:
    lying = b"\xff\xd8\xff\xe0" + length.to_bytes(2) + b"abc"
    with pytest.raises(NotAPaper):
        read_paper(lying)
    with pytest.raises(NotAPaper):
        read_paper(PNG[:8] + (0xFFFFFFFF).to_bytes(4) + b"IEND" + b"\0" * length)
