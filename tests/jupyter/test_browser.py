"""Chromium drives the JupyterLab 4 that `npm run lab` starts, and Notebook 7 beside it, as a user does."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on the PATH")

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def folder(project):
    """Fresh copies of the notebooks, below the server's root; the screenshots stay there."""
    folder = project / "dist" / "jupyter-test"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("05-elastic-net", "10-two-circles"):
        shutil.copy(project / "notebooks" / f"{name}.ipynb", folder)
    return folder


@pytest.fixture(scope="module")
def server(project):
    """npm run lab: its address and token; an interrupt ends it."""
    port, token = free_port(), secrets.token_hex()
    options = ["--no-browser", f"--port={port}", f"--IdentityProvider.token={token}"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    lab = subprocess.Popen(
        ["node", "dist/src/notebook/lab.js", *options, *(["--allow-root"] if AS_ROOT else [])],
        cwd=project,
        env={**os.environ, "PATH": path},
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/api")
            break
        except OSError:
            time.sleep(0.1)
    yield address, token
    lab.send_signal(signal.SIGINT)
    assert lab.wait(timeout=30) == 0


@pytest.fixture
def page(server):
    """A page that reaches the Jupyter server and nothing else."""
    address, _ = server
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if AS_ROOT else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def open_notebook(page, server, app, path):
    address, token = server
    where = "lab/workspaces/test/tree" if app == "lab" else "notebooks"
    page.goto(f"{address}/{where}/dist/jupyter-test/{path.name}?reset&token={token}")
    page.wait_for_selector(".jp-Notebook .jp-Cell")


def run_all_and_save(page, path):
    """By the menu; gives the code cells of the file once it holds the execution of the last one."""
    page.locator(".lm-MenuBar-itemLabel").get_by_text("Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    for _ in range(100):
        page.wait_for_timeout(2000)
        page.keyboard.press("Control+s")
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        # JupyterLab's own record of when a cell ran and was answered; the committed file has none.
        if "shell.execute_reply" in cells[-1].metadata.get("execution", {}):
            return cells
    raise TimeoutError("the last cell has not run")


def screenshot(page, folder, name, element):
    element.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    page.screenshot(path=folder / f"{name}.png")


@pytest.mark.parametrize("app", ["lab", "notebooks"])
def test_run_all_gives_live_figures_without_network(page, server, folder, app):
    path = folder / "10-two-circles.ipynb"
    open_notebook(page, server, app, path)
    cells = run_all_and_save(page, path)
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    pictures = [output for cell in cells for output in cell.outputs if "image/svg+xml" in output.get("data", {})]
    live = page.locator(".js-plotly-plot")
    live.first.wait_for()
    assert live.count() == len(pictures)
    screenshot(page, folder, f"{app}-figures", live.first)


@pytest.mark.parametrize("app", ["lab", "notebooks"])
def test_run_all_shows_the_formulas(page, server, folder, app):
    path = folder / "05-elastic-net.ipynb"
    open_notebook(page, server, app, path)
    cells = run_all_and_save(page, path)
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    formula = page.locator(".jp-OutputArea-output mjx-container").first
    screenshot(page, folder, f"{app}-formulas", formula)
    assert formula.is_visible()
