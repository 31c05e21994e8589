"""How many SMS a text makes (3GPP TS 23.038): Latin letters take less room than all others."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("\f^{}\\[~]|€")
ONE_OF_SEVEN_BITS, MORE_OF_SEVEN_BITS = 160, 153
ONE_OF_SIXTEEN_BITS, MORE_OF_SIXTEEN_BITS = 70, 67


def sms_parts(text: str) -> int:
    """How many SMS are paid for; at least one."""
    if set(text) <= _BASIC | _TWICE:
        long = len(text) + sum(sign in _TWICE for sign in text)
        return _parts(long, ONE_OF_SEVEN_BITS, MORE_OF_SEVEN_BITS)
    long = len(text.encode("utf-16-be")) // 2
    return _parts(long, ONE_OF_SIXTEEN_BITS, MORE_OF_SIXTEEN_BITS)


def _parts(long: int, one: int, more: int) -> int:
    return 1 if long <= one else -(-long // more)
