"""QR codes as pictures made of lines (ISO/IEC 18004), for a paper."""

from io import BytesIO

import segno


def qr(address: str) -> str:
    """An SVG of the code; level M bears a stain, and has no border, which the layout gives."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=0, xmldecl=False, svgns=True
    )
    return picture.getvalue().decode()
