"""What a first start makes and refuses: settings, data folder, secret key, headers, the log, the set-up script."""

from __future__ import annotations

import logging
import os
import re
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client

from aiclaims import environment
from aiclaims.privacy import DiscreetFormatter

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("bash", "cat", "cut", "dirname", "env", "grep", "id", "mkdir", "rm", "sha256sum", "touch")


def setting(name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What one setting is in a fresh process with these variables."""
    code = f"from aiclaims import settings; print(settings.{name})"
    env = os.environ | {"DATABASE_URL": ""} | variables
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_switch_takes_one_and_zero_and_refuses_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AICLAIMS_HTTPS", "1")
    assert environment.switch("AICLAIMS_HTTPS") is True
    monkeypatch.setenv("AICLAIMS_HTTPS", "0")
    assert environment.switch("AICLAIMS_HTTPS") is False
    monkeypatch.setenv("AICLAIMS_HTTPS", "yes")
    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.switch("AICLAIMS_HTTPS")
    assert str(refusal.value) == "AICLAIMS_HTTPS is “yes”: set it to 1 (on) or 0 (off), or leave it out."


def test_words_splits_at_commas_and_drops_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AICLAIMS_HOSTS", " claims.example.org, ,127.0.0.1 ")
    assert environment.words("AICLAIMS_HOSTS", "") == ["claims.example.org", "127.0.0.1"]


def test_data_folder_and_key_are_private_and_the_key_stays(tmp_path: Path) -> None:
    folder = environment.private_folder(tmp_path / "deep" / "data")
    key = environment.secret_key(folder / "secret-key")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert len(key) >= 50
    assert environment.secret_key(folder / "secret-key") == key
    assert [p.name for p in folder.iterdir()] == ["secret-key"]


def test_key_is_one_for_all_who_start_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(environment.secret_key, [tmp_path / "secret-key"] * 8))
    assert keys == {(tmp_path / "secret-key").read_text().strip()}


def test_data_folder_that_cannot_be_made_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = setting("DATA_DIR", AICLAIMS_DATA=str(tmp_path / "file" / "data"))
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1] == (
        f"django.core.exceptions.ImproperlyConfigured: The data folder {tmp_path}/file/data cannot be made"
        " (Not a directory): point AICLAIMS_DATA to a folder you may write."
    )


def test_data_folder_follows_its_variable(tmp_path: Path) -> None:
    done = setting("DATABASES['default']['NAME']", AICLAIMS_DATA=str(tmp_path / "here"))
    assert done.stdout == f"{tmp_path}/here/aiclaims.sqlite3\n"
    assert (tmp_path / "here" / "secret-key").exists()


def test_database_url_switches_to_postgresql(tmp_path: Path) -> None:
    done = setting(
        "DATABASES['default']['ENGINE']", AICLAIMS_DATA=str(tmp_path), DATABASE_URL="postgres://u:p@db.example/claims"
    )
    assert done.stdout == "django.db.backends.postgresql\n"


def test_https_makes_cookies_secure(tmp_path: Path) -> None:
    plain = setting("SESSION_COOKIE_SECURE", AICLAIMS_DATA=str(tmp_path))
    behind_tls = setting("SESSION_COOKIE_SECURE", AICLAIMS_DATA=str(tmp_path), AICLAIMS_HTTPS="1")
    assert (plain.stdout, behind_tls.stdout) == ("False\n", "True\n")


def test_settings_behind_tls_pass_the_deployment_check(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=os.environ | {"AICLAIMS_DATA": str(tmp_path), "AICLAIMS_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr + done.stdout == "System check identified no issues (2 silenced).\n"


@pytest.mark.django_db
def test_every_page_forbids_storing_indexing_framing_and_outside_content(client: Client) -> None:
    page = client.get("/")
    policy = dict(part.strip().split(" ", 1) for part in page["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        **dict.fromkeys(("script-src", "style-src", "font-src", "img-src", "connect-src", "form-action"), "'self'"),
    }
    assert {part.strip() for part in page["Cache-Control"].split(",")} == {"no-store", "private"}
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


@pytest.mark.django_db
def test_page_that_is_not_there_has_the_same_headers(client: Client) -> None:
    page = client.get("/no-such-page/")
    assert (page.status_code, page["X-Robots-Tag"]) == (404, "noindex, nofollow")
    assert "default-src 'none'" in page["Content-Security-Policy"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="settings of SQLite")
@pytest.mark.django_db
def test_database_starts_transactions_as_writers_and_syncs_at_checkpoints() -> None:
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (1,)


def test_file_database_is_in_wal_mode(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.db import connection as c; "
        "k = c.cursor(); k.execute('PRAGMA journal_mode'); print(k.fetchone()[0])"
    )
    variables = {"AICLAIMS_DATA": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "aiclaims.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=True
    )
    assert done.stdout == "wal\n"


def test_log_tells_where_an_exception_arose_and_never_what_it_quotes() -> None:
    try:
        int("the client's secret")
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Error: %s", ("/x/",), sys.exc_info())
    text = DiscreetFormatter("%(levelname)s %(message)s").format(record)
    assert text.splitlines()[0] == "ERROR Error: /x/"
    assert text.splitlines()[-1] == "ValueError"
    assert "secret" not in re.sub(r"int\(.*\)", "", text)


def bare_machine(tmp_path: Path, **stubs: str) -> tuple[Path, dict[str, str]]:
    """A copy of the set-up script on a machine with a few tools and these commands of its own."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in set(TOOLS) - set(stubs):
        (tools / name).symlink_to(shutil.which(name) or "/missing")
    for name, body in stubs.items():
        (tools / name).write_text(f"#!{shutil.which('bash')}\n{body}\n")
        (tools / name).chmod(0o755)
    copy = tmp_path / "checkout"
    (copy / "scripts").mkdir(parents=True)
    for name in ("setup", "apt"):
        shutil.copy(ROOT / "scripts" / name, copy / "scripts" / name)
    return copy, {"PATH": str(tools), "HOME": str(tmp_path / "home")}


def set_up(copy: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash") or "bash"
    return subprocess.run(
        [bash, str(copy / "scripts" / "setup")], env=variables, capture_output=True, text=True, check=False
    )


INSTALLED = "echo 'install ok installed'"


def test_setup_without_python_says_what_to_install(tmp_path: Path) -> None:
    done = set_up(*bare_machine(tmp_path, **{"dpkg-query": INSTALLED}))
    assert done.returncode == 1
    assert done.stderr == (
        "Python 3.11 or later is needed and was not found; install python3 (Debian 12 has it) and try again.\n"
    )


def test_setup_with_an_old_python_says_what_to_install(tmp_path: Path) -> None:
    done = set_up(*bare_machine(tmp_path, **{"dpkg-query": INSTALLED, "python3": "exit 1"}))
    assert (done.returncode, done.stderr.split(";")[0]) == (
        1,
        "Python 3.11 or later is needed and was not found",
    )


def test_setup_that_may_not_install_names_the_packages_and_goes_on(tmp_path: Path) -> None:
    done = set_up(*bare_machine(tmp_path, **{"dpkg-query": "exit 1", "id": "echo 1000"}))
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
    assert done.stderr.splitlines()[0] == (
        f"Not installed, because this account may not: {packages}."
        f" Ask somebody who may to run: apt-get install {packages}"
    )
    assert done.stderr.splitlines()[1].startswith("Python 3.11 or later is needed")


def test_setup_goes_on_where_apt_fails(tmp_path: Path) -> None:
    stubs = {"dpkg-query": "exit 1", "id": "echo 0", "apt-get": "exit 100"}
    done = set_up(*bare_machine(tmp_path, **stubs))
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
    assert done.stdout == f"Installing {packages} …\n"
    assert done.stderr.splitlines()[0] == (
        f"Not installed, because apt-get failed: {packages}. Everything else goes on."
    )


def test_setup_without_venv_module_says_what_to_install(tmp_path: Path) -> None:
    python = 'case "$*" in *venv*) exit 1;; *) exit 0;; esac'
    done = set_up(*bare_machine(tmp_path, **{"dpkg-query": INSTALLED, "id": "echo 1000", "python3": python}))
    assert done.returncode == 1
    assert done.stderr == (
        "Python cannot make a virtual environment here; ask somebody who may to run: apt-get install python3-venv\n"
    )


def faces(sheet: str) -> list[dict[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "static" / "fonts" / sheet).read_text(), flags=re.DOTALL)
    return [
        dict(line.strip().split(": ", 1) for line in body.split(";") if line.strip())
        for body in re.findall(r"\{(.*?)\}", text, re.DOTALL)
    ]


@pytest.mark.parametrize("sheet", ["fonts.css", "print.css"])
def test_typefaces_are_files_beside_their_stylesheet(sheet: str) -> None:
    named = [face["src"] for face in faces(sheet) if not face["src"].startswith("local(")]
    files = [re.sub(r'^url\(["\']?(.*?)["\']?\).*$', r"\1", src) for src in named]
    assert files
    assert [f for f in files if not (ROOT / "static" / "fonts" / f).is_file()] == []


def test_print_faces_differ_in_description() -> None:
    """The PDF writer takes two files of one description for one font and prints the letters of the wrong one."""
    keys = ("font-family", "font-style", "font-weight", "font-stretch")
    described = [tuple(face.get(k, "normal") for k in keys) for face in faces("print.css")]
    assert len(set(described)) == len(described)
