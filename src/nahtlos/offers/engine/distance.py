"""How far it is from one place to another, over the ground of a round earth."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088


def km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Kilometres between two points by latitude and longitude (haversine)."""
    a, b = radians(lat_a), radians(lat_b)
    across = sin((b - a) / 2) ** 2
    along = sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, across + cos(a) * cos(b) * along)))
