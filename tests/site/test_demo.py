"""The demo as somebody runs it: out of a copied checkout, beside another one, killed and begun anew."""

import http.cookiejar
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from nahtlos.site import embedded, home
from nahtlos.site.demo.mark import fingerprint
from nahtlos.site.faults import Fault
from tests.keeping import only_one

SOURCES = Path(home.__file__).resolve().parents[2]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
OLENA = "/tour/2/2/"


class Demo:
    """A running `nahtlos demo`, begun from a copy of the sources."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.address = ""

    def begin(self) -> "Demo":
        self.said = ""
        self.running = self._run(out=subprocess.PIPE)
        assert self.running.stdout is not None
        for line in self.running.stdout:
            self.said += line
            if "Ctrl-C" in line:
                break
        found = re.search(r"http://localhost:\d+", self.said)
        assert found, f"The demo did not begin ({self.running.wait()}): {self.said}"
        self.address = found[0]
        return self

    def _run(self, *, out: int, err: int | None = None) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "nahtlos", "demo", "--no-browser", "--port", "0"]
        environment = os.environ | {
            "PYTHONPATH": str(self.folder / "src"),
            "NAHTLOS_DEMO_HOME": str(self.home),
        }
        unwanted = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DATABASE_OWNER_URL")
        kept = {name: value for name, value in environment.items() if name not in unwanted}
        return subprocess.Popen(
            command,
            env=kept,
            cwd=self.folder,
            text=True,
            start_new_session=True,
            stdout=out,
            stderr=err,
        )

    def begin_once_more(self) -> tuple[int, str]:
        """What a second one of the same checkout answers."""
        with self._run(out=subprocess.DEVNULL, err=subprocess.PIPE) as second:
            _out, said = second.communicate(timeout=60)
        return second.returncode, said

    def end(self) -> int:
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(timeout=60)

    def kill(self, *, database: bool) -> None:
        """As if somebody had pulled the plug of the program, and of the database too."""
        postmaster = int((self.home / "data" / "postmaster.pid").read_text().split()[0])
        if database:
            os.kill(postmaster, signal.SIGKILL)
        os.kill(self.running.pid, signal.SIGKILL)
        self.running.wait(timeout=60)


class Browser:
    """Somebody who keeps cookies and answers forms."""

    def __init__(self, demo: Demo) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener, self.address = urllib.request.build_opener(jar), demo.address

    def read(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=30) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return str(answer.read().decode())

    def send(self, path: str, form: str, **fields: str) -> str:
        """Answer the form that stands on the page `form`."""
        fields["csrfmiddlewaretoken"] = TOKEN.findall(self.read(form))[0]
        body = urllib.parse.urlencode(fields).encode()
        with self.opener.open(self.address + path, body, timeout=30) as answer:
            self.at = urllib.parse.urlsplit(answer.url).path
            return str(answer.read().decode())


MARK = "select shobj_description(oid, 'pg_database') from pg_database where datname = 'nahtlos'"


def _superuser(demo: Demo) -> str:
    secrets = (demo.home / "passwords").read_text("utf-8").split()
    return embedded.Server(demo.home, *secrets).url("postgres")


@pytest.fixture
def begun(cluster: embedded.Server) -> Path:
    """The home of a demo that began out of nothing and was ended; made once for all workers."""
    kept = cluster.home / "demo"
    with only_one(cluster.home / "demoing"):
        if not kept.exists():
            with checkouts("first") as (demo,):
                assert demo.begin().end() == 0
                subprocess.run(["cp", "-a", str(demo.home), str(kept)], check=True)
    return kept


@pytest.fixture
def copies(begun: Path) -> Iterator[list[Demo]]:
    """Two copied checkouts whose demos ran before."""
    with checkouts("one", "two") as demos:
        for demo in demos:
            subprocess.run(["cp", "-a", str(begun), str(demo.home)], check=True)
        yield demos


@contextmanager
def checkouts(*names: str) -> Iterator[list[Demo]]:
    """Copied sources in a folder whose name has spaces, readable for the database's user."""
    root = Path(tempfile.mkdtemp(prefix="nahtlos demo "))
    root.chmod(0o755)
    left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
    demos = [Demo(root / name) for name in names]
    for demo in demos:
        shutil.copytree(SOURCES, demo.folder / "src", ignore=left_out)
    yield demos
    for demo in demos:
        if (running := getattr(demo, "running", None)) and running.poll() is None:
            demo.end()
        if (demo.home / "passwords").exists():
            embedded.stop(embedded.Server(demo.home, "", "", ""))
    shutil.rmtree(root, ignore_errors=True)


@pytest.mark.usefixtures("socket_enabled")
def test_two_checkouts_run_side_by_side_and_leave_nothing_running(copies: list[Demo]) -> None:
    one, two = (demo.begin() for demo in copies)
    assert one.address != two.address
    for demo in (one, two):
        assert "Aylin Demir" in Browser(demo).read("/tour/as/adviser/")
    status, said = one.begin_once_more()
    assert (status, one.address in said) == (1, True)
    assert [demo.end() for demo in (one, two)] == [0, 0]
    assert [embedded.running(demo.home) for demo in (one, two)] == [False, False]


@pytest.mark.usefixtures("socket_enabled")
def test_what_was_confirmed_survives_every_kill(copies: list[Demo]) -> None:
    demo, confirmed = copies[0], list[str]()
    for database in (False, True):
        browser = Browser(demo.begin())
        browser.send(OLENA, "/tour/")
        notes = browser.at + "notes/"
        for number in range(10):
            text = f"Kept before the kill of everything {database}, {number}."
            assert text in browser.send(notes, notes, text=text)
            confirmed.append(text)
        demo.kill(database=database)
    browser = Browser(demo.begin())
    browser.send(OLENA, "/tour/")
    page = browser.read(browser.at + "notes/")
    assert [text for text in confirmed if text not in page] == []


@pytest.mark.usefixtures("socket_enabled")
def test_a_demo_of_another_program_begins_anew(copies: list[Demo]) -> None:
    demo = copies[0].begin()
    demo.end()
    policies = demo.folder / "src" / "nahtlos" / "core" / "policies.sql"
    policies.write_text(policies.read_text("utf-8") + "-- another wall\n", encoding="utf-8")
    browser = Browser(demo.begin())
    assert "Aylin Demir" in browser.read("/tour/as/adviser/")
    with psycopg.connect(_superuser(demo), autocommit=True) as db:
        mark = db.execute(MARK).fetchone()
    assert mark is not None
    assert mark[0].split()[-2] != fingerprint()


def test_every_checkout_has_a_home_of_its_own(tmp_path: Path) -> None:
    one, two = home.demo_home(tmp_path / "one"), home.demo_home(tmp_path / "two")
    assert one != two
    assert one == home.demo_home(tmp_path / "one")
    assert len(os.fsencode(one / "socket" / ".s.PGSQL.5432")) <= 107


def test_a_long_home_is_made_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ("deep" * 30)))
    assert len(os.fsencode(home.demo_home(tmp_path))) <= home.LONGEST


def test_a_folder_of_somebody_else_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(Fault, match="somebody else"):
        home.take(tmp_path)


def test_the_keys_are_kept_and_private(tmp_path: Path) -> None:
    once = home.keys(tmp_path)
    assert once == home.keys(tmp_path)
    assert min(map(len, once.values())) >= 40
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
