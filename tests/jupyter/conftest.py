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

# Between them they have formulas, tables, a drawing and a Plotly figure.
QUICK = ["00-notation", "02-softmax"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-notebook", action="store_true", help="export every notebook, not only quick ones")
    parser.addoption("--many", type=int, default=600, help="how many cells and messages a long session has")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    every = sorted(path.stem for path in (PROJECT / "notebooks").glob("*.ipynb"))
    if "exported" in metafunc.fixturenames:
        names = every if metafunc.config.getoption("every_notebook") else QUICK
        metafunc.parametrize("exported", names, indirect=True, scope="module")
    if "quick" in metafunc.fixturenames:
        metafunc.parametrize("quick", QUICK)


def failed_cells(cells):
    """The code cells that show an error and were not meant to."""
    unforeseen = [cell for cell in cells if "raises-exception" not in cell.metadata.get("tags", [])]
    return [cell for cell in unforeseen if any(output.output_type == "error" for output in cell.outputs)]


@pytest.fixture
def many(request) -> int:
    return request.config.getoption("many")


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


def pytest_unconfigure(config: pytest.Config) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        count = {kind: len(reporter.stats.get(kind, [])) for kind in ("passed", "failed", "error", "skipped")}
        skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
        print(f"{count['passed']} passed, {count['failed'] + count['error']} failed{skipped}")
