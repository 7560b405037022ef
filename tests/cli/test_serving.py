"""`serve` and `token`: for this machine alone, or for whoever holds a token; it says where it is, and ends in order."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from onrecord.case import Case

PROGRAM = (sys.executable, "-c", "from onrecord.cli import main; main()")


@pytest.fixture
def war(tmp_path: Path) -> Path:
    path = tmp_path / "war.db"
    Case(path).close()
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60)


@contextmanager
def serving(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running program, and the address that its first line gives."""
    command = [*PROGRAM, "serve", *map(str, arguments), "--port", "0"]
    # Whoever started the tests may have told it to ignore Ctrl-C; a terminal does not.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            assert "://" in line, line
            yield process, line.split(" is at ")[1].split()[0]
        finally:
            process.kill()


@pytest.mark.parametrize("how", (signal.SIGINT, signal.SIGTERM))
def test_serve_says_where_it_is_answers_and_ends_in_order(war: Path, how: signal.Signals) -> None:
    with serving("--case", war) as (process, address):
        answer = httpx2.get(f"{address}api/v1/case")
        assert (answer.status_code, answer.json()["name"]) == (200, "war.db")
        assert "server" not in answer.headers
        process.send_signal(how)
        assert process.wait(timeout=30) == 0


def test_busy_port_is_told_and_ends_with_1(war: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--case", war, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert "already in use" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("far", (("--host", "0.0.0.0"), ("--host", "192.0.2.1"), ("--url", "https://record.example.org")))
def test_serve_lets_nobody_else_in_while_no_token_holds(war: Path, far: tuple[str, str]) -> None:
    done = run("serve", "--case", war, *far, "--port", "0")
    assert done.returncode == 2
    assert "onrecord token add" in done.stderr
    assert done.stdout == ""


def test_serve_refuses_a_token_that_was_revoked(war: Path) -> None:
    run("token", "add", "--case", war, "--name", "Desk", "--scope", "read")
    assert run("token", "revoke", "Desk", "--case", war).returncode == 0
    assert run("serve", "--case", war, "--host", "0.0.0.0", "--port", "0").returncode == 2


def test_token_that_is_made_opens_a_server_that_others_reach(war: Path) -> None:
    made = run("token", "add", "--case", war, "--name", "Desk", "--scope", "read", "--expires", "1d")
    secret = made.stdout.strip()
    with serving("--case", war, "--url", "https://record.example.org") as (_, address):
        assert address == "https://record.example.org/"
    with serving("--case", war, "--host", "0.0.0.0") as (_, address):
        here = address.replace("0.0.0.0", "127.0.0.1")
        assert httpx2.get(f"{here}api/v1/case").status_code == 401
        known = httpx2.get(f"{here}api/v1/case", headers={"Authorization": f"Bearer {secret}"})
        assert known.json()["you"] == {"name": "Desk", "scopes": ["read"], "expires": known.json()["you"]["expires"]}


def test_list_of_tokens_shows_whose_they_are_and_no_token(war: Path) -> None:
    made = json.loads(run("token", "add", "--case", war, "--name", "Desk", "--scope", "review", "--scope", "add", "--json").stdout)
    listed = run("token", "list", "--case", war, "--json")
    assert [(one["name"], one["scopes"]) for one in json.loads(listed.stdout)] == [("Desk", ["review", "add"])]
    assert made["token"] not in listed.stdout
    assert "sha256" not in listed.stdout
    assert "Desk" in run("token", "list", "--case", war).stdout


@pytest.mark.parametrize("wrong", (("--scope", "owner"), ("--scope", "read", "--expires", "never"), ("--scope", "read", "--name", " ")))
def test_token_that_makes_no_sense_is_refused(war: Path, wrong: tuple[str, ...]) -> None:
    assert run("token", "add", "--case", war, "--name", "Desk", *wrong).returncode == 2
    assert not war.with_name("war.db-tokens").exists()


def test_token_for_a_case_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("token", "add", "--case", tmp_path / "none.db", "--name", "Desk", "--scope", "read")
    assert done.returncode == 1
    assert "there is no case" in done.stderr
