"""The files that start a cluster name programs, options, services and settings that exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dask.config
import pytest
import yaml
from dagster._daemon.cli import create_dagster_daemon_cli
from distributed import Security
from distributed.cli import dask_scheduler, dask_worker

from pipelines import settings
from tests.house.test_commands import lost

FOLDER = Path(__file__).parents[2] / "docs" / "operations" / "cluster"
OURS = {settings.ENGINE_SETTING, settings.STORE_SETTING, settings.HOME_SETTING}
KNOWN = OURS | {settings.JURISDICTION_SETTING}
OF_THE_STORE = {"AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
DASK = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", ["scheduler", "worker"])
def test_dask_takes_each_option(compose: dict[str, Any], name: str) -> None:
    program, what, *options = compose["services"][name]["command"]
    assert (program, what) == ("dask", name)
    said = DASK[name].make_context(name, options).params
    if name == "worker":  # its nanny would forbid the child that reads
        assert (said["nanny"], said["nthreads"]) == (False, 1)
        assert said["scheduler"] == "tls://scheduler:8786"
    else:
        assert (said["port"], said["protocol"]) == ("8786", "tls")


def test_the_night_and_the_pages_take_their_options(compose: dict[str, Any]) -> None:
    services = compose["services"]
    line = services["night"]["command"][-1].partition(" && exec ")[2]
    program, what, *options = line.split()
    said = create_dagster_daemon_cli().commands[what].make_context(what, options).params
    assert (program, said["module_name"]) == ("dagster-daemon", ("pipelines.definitions",))
    program, *words = services["dashboard"]["command"]
    assert (program, lost(words)) == ("mingzhang", None)


def test_services_and_volumes_that_are_named_are_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, one in services.items():
        assert set(one.get("depends_on", [])) <= set(services), name
        for volume in one.get("volumes", []):
            assert volume.partition(":")[0] in compose["volumes"], name
        for variable in re.findall(r"\$\{(\w+)", str(one)):
            assert variable.startswith(("MINGZHANG_", "MINIO_", "STORE_")), variable


def test_settings_are_those_that_we_read(compose: dict[str, Any]) -> None:
    told = compose["services"]["worker"]["environment"]
    encrypted = {name for name in told if name.startswith("DASK_")}
    assert set(told) - encrypted == KNOWN | OF_THE_STORE
    assert told[settings.ENGINE_SETTING] == "dask+tls://scheduler:8786"
    values = yaml.safe_load((FOLDER / "dask-values.yaml").read_text("utf-8"))
    worker = values["worker"]
    names = {one["name"] for one in worker["env"] if not one["name"].startswith("DASK_")}
    assert names == {settings.STORE_SETTING} | OF_THE_STORE
    assert (worker["threads_per_worker"], worker["extraArgs"]) == (1, ["--no-nanny"])


def _security(told: Mapping[str, str]) -> Security:
    said = dask.config.collect_env(told)["distributed"]
    with dask.config.set(distributed=dask.config.merge(dask.config.get("distributed"), said)):
        return Security()


def test_every_process_of_a_cluster_asks_for_certificates(compose: dict[str, Any]) -> None:
    """Dask itself reads what the files set; without any of it a connection is refused."""
    values = yaml.safe_load((FOLDER / "dask-values.yaml").read_text("utf-8"))
    told = {one: {e["name"]: e.get("value", "") for e in values[one]["env"]} for one in DASK}
    ours = compose["services"]["night"]
    told |= {"client": {name: str(value) for name, value in ours["environment"].items()}}
    for role, variables in told.items():
        security = _security(variables)
        assert security.require_encryption
        assert security.get_tls_config_for_role(role).keys() >= {"ca_file", "cert", "key"}
    for one in ("scheduler", "worker", "night"):
        assert compose["services"][one]["secrets"] == [*compose["secrets"]]
    assert values["scheduler"]["extraArgs"] == ["--protocol", "tls"]
    scheme = [one["value"] for one in values["worker"]["env"] if "DEFAULT_SCHEME" in one["name"]]
    assert scheme == ["tls"]


def test_no_file_holds_a_secret(compose: dict[str, Any]) -> None:
    secret = compose["services"]["worker"]["environment"]["AWS_SECRET_ACCESS_KEY"]
    assert re.fullmatch(r"\$\{MINIO_ROOT_PASSWORD:\?.+\}", secret)
    text = (FOLDER / "dask-values.yaml").read_text("utf-8")
    assert "secretKeyRef" in text
