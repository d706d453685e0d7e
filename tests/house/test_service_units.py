"""The systemd units ask for no more than their service needs, and each secret goes to one."""

from __future__ import annotations

from pathlib import Path

import pytest

UNITS = sorted((Path(__file__).parents[2] / "docs" / "operations").glob("*.service"))
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
