"""Units ask for no more than their service needs; each secret goes to one; Dagster calls nobody."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations"
UNITS = sorted(OPERATIONS.glob("*.service"))
COMPOSE = OPERATIONS / "cluster" / "compose.yaml"
DAGSTER_SERVICES = 3
HARDENED = {
    "UMask": "0077",
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "ProtectKernelLogs": "yes",
    "ProtectClock": "yes",
    "ProtectHostname": "yes",
    "ProtectProc": "invisible",
    "PrivateMounts": "yes",
    "RemoveIPC": "yes",
    "RestrictRealtime": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallArchitectures": "native",
    "SystemCallFilter": "~@clock @cpu-emulation @debug @module @obsolete @raw-io @reboot @swap",
    "SystemCallErrorNumber": "EPERM",
    "CapabilityBoundingSet": "",
    "ReadWritePaths": "/srv/mingzhang",
}
NAMESPACES = {
    "mingzhang-daemon.service": "user pid net",
    "mingzhang-dashboard.service": "user pid net",
    "mingzhang-webserver.service": "yes",
}
"""What LibreOffice is cut off from the network with, and Chromium's own walls; `yes`: none."""
SECRETS = {
    "mingzhang-daemon.service": {"alerts.env"},
    "mingzhang-dashboard.service": {"dashboard.env"},
    "mingzhang-webserver.service": set(),
}


def service(unit: Path) -> dict[str, list[str]]:
    """The settings of [Service]; a name may stand several times."""
    said: dict[str, list[str]] = {}
    section = ""
    for line in unit.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line
        elif section == "[Service]" and "=" in line:
            name, _, value = line.partition("=")
            said.setdefault(name, []).append(value)
    return said


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_hardened(unit: Path) -> None:
    said = service(unit)
    assert {name: said.get(name) for name in HARDENED} == {
        name: [value] for name, value in HARDENED.items()
    }
    assert said["User"] == ["mingzhang"]
    assert said["RestrictNamespaces"] == [NAMESPACES[unit.name]]


def test_a_secret_goes_to_the_one_service_that_needs_it() -> None:
    given = {unit.name: service(unit).get("EnvironmentFile", []) for unit in UNITS}
    files = {name: {Path(file).name for file in said} for name, said in given.items()}
    assert {name: said - {"place.env"} for name, said in files.items()} == SECRETS


def _dagster_services() -> dict[str, tuple[list[str], dict[str, str]]]:
    """By name: what runs before Dagster's own program, and what it is told of its environment."""
    found = {}
    for unit in UNITS:
        said = service(unit)
        if "dagster" in said["ExecStart"][0]:
            told = dict(one.split("=", 1) for one in said["Environment"])
            assert told["HOME"] == told["MINGZHANG_HOME"]  # the account's own folder is closed
            found[unit.name] = shlex.split(said["ExecStartPre"][0]), told
    for name, one in yaml.safe_load(COMPOSE.read_text("utf-8"))["services"].items():
        if "dagster" in " ".join(one["command"]):
            shell, option, line = one["command"]
            before, _, program = line.partition(" && exec ")
            assert (shell, option, program.split()[0]) == ("sh", "-c", "dagster-daemon")
            found[name] = shlex.split(before), one["environment"]
    return found


@pytest.mark.parametrize(
    "name", ["mingzhang-daemon.service", "mingzhang-webserver.service", "night"]
)
def test_dagster_never_starts_with_settings_of_its_own(name: str, tmp_path: Path) -> None:
    """They call home, and write into the account's folder, which is closed: before the first night
    there are none of ours."""
    services = _dagster_services()
    assert len(services) == DAGSTER_SERVICES
    (_, *arguments), told = services[name]
    assert told["DAGSTER_HOME"] == f"{told['MINGZHANG_HOME']}/dagster"
    assert told["DAGSTER_DISABLE_TELEMETRY"] == "1"
    environment = os.environ | {"DAGSTER_HOME": str(tmp_path / "dagster")}
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, *arguments], check=True, env=environment, cwd=root)
    settings = yaml.safe_load((tmp_path / "dagster" / "dagster.yaml").read_text("utf-8"))
    assert settings["telemetry"] == {"enabled": False}
