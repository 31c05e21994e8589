"""`python -m nahtlos` is the command `nahtlos`."""

from nahtlos.site.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
