"""A student opens the released folder, and nothing but it, in JupyterLab."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright
from test_browser import AS_ROOT, CHROMIUM, free_port, run_all_and_save, screenshot

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on the PATH")


@pytest.fixture(scope="module")
def released(project, tmp_path_factory):
    """What `chainrule release` writes, with its package installed: the packages it needs are the project's own."""
    folder = tmp_path_factory.mktemp("release")
    release = ["node", "dist/src/command/main.js", "release", "--out", str(folder)]
    subprocess.run([*release, "notebooks/01-functions.ipynb"], cwd=project, check=True, capture_output=True)
    modules = folder / "node_modules"
    modules.mkdir()
    for package in (project / "node_modules").iterdir():
        if package.name != "chainrule":
            (modules / package.name).symlink_to(package)
    with tarfile.open(next(folder.glob("chainrule-*.tgz"))) as archive:
        archive.extractall(modules, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(modules)
    (modules / "package").rename(modules / "chainrule")
    return folder


@pytest.fixture(scope="module")
def server(released):
    port, token = free_port(), secrets.token_hex()
    options = ["--no-browser", f"--port={port}", f"--IdentityProvider.token={token}", *(["--allow-root"] if AS_ROOT else [])]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {name: value for name, value in os.environ.items() if name != "JUPYTER_PATH"} | {"PATH": path}
    command = ["node", "node_modules/chainrule/dist/src/command/main.js", "lab", ".", *options]
    lab = subprocess.Popen(command, cwd=released, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(1200):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/api")
            break
        time.sleep(0.1)
    else:
        raise TimeoutError("chainrule lab does not answer")
    yield address, token
    lab.send_signal(signal.SIGINT)
    assert lab.wait(timeout=30) == 0


@pytest.fixture
def page(server):
    address, _ = server
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if AS_ROOT else [])
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def open_with_kernel(page, server, name):
    address, token = server
    with page.expect_websocket(lambda socket: "/api/kernels/" in socket.url):
        page.goto(f"{address}/lab/workspaces/test/tree/{name}?reset&token={token}")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.locator(".jp-Toolbar-kernelName").get_by_text("TypeScript").wait_for()
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")


def last_output(cells):
    return cells[-1].outputs[-1]["data"]["text/plain"]


def test_the_lesson_runs_from_top_to_bottom(page, server, released, project):
    open_with_kernel(page, server, "00-lesson.ipynb")
    cells = run_all_and_save(page, released / "00-lesson.ipynb")
    assert "still to be filled in" in last_output(cells)
    wrong = page.get_by_text("a popular mistake").last
    screenshot(page, project / "dist" / "jupyter-test", "release-lesson", wrong)


def test_run_all_goes_on_past_what_is_not_answered_and_counts_what_is(page, server, released, project):
    path = released / "01-functions.ipynb"
    notebook = nbformat.read(path, as_version=4)
    answer = next(cell for cell in notebook.cells if cell.id == "c-answer")
    answer.source = (
        answer.source.replace("'…', 'why'", "'exp(-x) / (1 + exp(-x))^2', 'quotient rule'", 1)
        .replace("'…', 'why'", "'sigma(x) * (1 - sigma(x))', 'definition of sigma'")
    )
    nbformat.write(notebook, path)
    open_with_kernel(page, server, path.name)
    cells = run_all_and_save(page, path)
    assert "1 of 10 answered, 1 of 9 points" in last_output(cells)
    screenshot(page, project / "dist" / "jupyter-test", "release-functions", page.get_by_text("no answer").first)
