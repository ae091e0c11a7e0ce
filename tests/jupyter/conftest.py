"""Jupyter's own programs find our kernel in the project and keep what they write in a temporary folder."""

import os
import tempfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

_written = tempfile.TemporaryDirectory(prefix="chainrule-jupyter-")
os.environ["JUPYTER_PATH"] = str(PROJECT / "jupyter")
for _name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
    os.environ[f"JUPYTER_{_name}"] = str(Path(_written.name) / _name.lower())
os.environ["CHAINRULE_OFFLINE"] = "1"


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


def pytest_unconfigure(config: pytest.Config) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        count = {kind: len(reporter.stats.get(kind, [])) for kind in ("passed", "failed", "error", "skipped")}
        skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
        print(f"{count['passed']} passed, {count['failed'] + count['error']} failed{skipped}")
