"""The files that start a cluster name programs, options, services and settings that exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed.cli import dask_scheduler, dask_worker

from pipelines import settings

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
        assert said["scheduler"] == "tcp://scheduler:8786"
    else:
        assert said["port"] == "8786"


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
    assert set(told) == KNOWN | OF_THE_STORE
    assert told[settings.ENGINE_SETTING] == "dask://scheduler:8786"
    values = yaml.safe_load((FOLDER / "dask-values.yaml").read_text("utf-8"))
    worker = values["worker"]
    assert {one["name"] for one in worker["env"]} == {settings.STORE_SETTING} | OF_THE_STORE
    assert (worker["threads_per_worker"], worker["extraArgs"]) == (1, ["--no-nanny"])


def test_no_file_holds_a_secret(compose: dict[str, Any]) -> None:
    secret = compose["services"]["worker"]["environment"]["AWS_SECRET_ACCESS_KEY"]
    assert re.fullmatch(r"\$\{MINIO_ROOT_PASSWORD:\?.+\}", secret)
    text = (FOLDER / "dask-values.yaml").read_text("utf-8")
    assert "secretKeyRef" in text
