"""`python -m benchmarks.papers`: measured alone, without a database."""

import os

import django


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nahtlos.site.settings.test")
    django.setup()
    from benchmarks.papers.timing import measure  # noqa: PLC0415 -- Django is awake now

    found = measure()
    print("\n".join(found.lines() + found.misses()))


if __name__ == "__main__":
    main()
