"""Jupyter's own programs find our kernel in the project and keep what they write in a temporary folder."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]

_written = tempfile.TemporaryDirectory(prefix="chainrule-jupyter-")
os.environ["JUPYTER_PATH"] = str(PROJECT / "jupyter")
for _name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
    os.environ[f"JUPYTER_{_name}"] = str(Path(_written.name) / _name.lower())
os.environ["CHAINRULE_OFFLINE"] = "1"

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

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


@contextlib.contextmanager
def lab(command, cwd, environment=os.environ):
    """A JupyterLab that this command starts, by its address and token; an interrupt ends it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex()
    options = ["--no-browser", f"--port={port}", f"--IdentityProvider.token={token}", *(["--allow-root"] if AS_ROOT else [])]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    server = subprocess.Popen(
        [*command, *options], cwd=cwd, env={**environment, "PATH": path}, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(3000):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/api")
            break
        time.sleep(0.1)
    else:
        raise TimeoutError(f"{' '.join(command)} does not answer")
    yield address, token
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=30) == 0


@pytest.fixture
def page(server):
    """A page that reaches the Jupyter server of the test's module and nothing else."""
    # Here, since who has no browser may have no playwright.
    from playwright.sync_api import sync_playwright

    address, _ = server
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if AS_ROOT else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def pytest_unconfigure(config: pytest.Config) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter:
        count = {kind: len(reporter.stats.get(kind, [])) for kind in ("passed", "failed", "error", "skipped")}
        skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
        print(f"{count['passed']} passed, {count['failed'] + count['error']} failed{skipped}")
