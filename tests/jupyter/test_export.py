"""`jupyter nbconvert --execute --to html`: figures, formulas and descriptions are in the page."""

import html
import re
import subprocess
import sys

import nbformat
import pytest


@pytest.fixture(scope="module", params=["05-elastic-net", "10-two-circles"])
def exported(request, project, tmp_path_factory):
    """The notebook as it is in the project, and the page made of it."""
    source = project / "notebooks" / f"{request.param}.ipynb"
    folder = tmp_path_factory.mktemp("export")
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--execute", "--to", "html", str(source)]
    subprocess.run([*command, "--output-dir", str(folder)], check=True, timeout=600)
    return nbformat.read(source, as_version=4), (folder / f"{request.param}.html").read_text()


def shown(notebook, mime):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output for output in outputs if mime in output.get("data", {})]


def test_every_figure_is_in_the_page_with_its_description(exported):
    notebook, page = exported
    images = re.findall(r'<img alt="([^"]*)"\s+src="data:image/svg\+xml;base64,', page)
    alts = [output.metadata["alt"] for output in shown(notebook, "image/svg+xml")]
    assert [html.unescape(alt) for alt in images] == alts


def test_every_formula_is_in_the_page(exported):
    notebook, page = exported
    formulas = [
        formula
        for output in shown(notebook, "text/latex")
        for formula in re.findall(r"<math.*?</math>|\$[^$]+\$", "".join(output.data["text/html"]), re.S)
    ]
    for formula in formulas:
        assert formula in page
    assert bool(formulas) == bool(shown(notebook, "text/latex"))


def test_no_cell_failed(exported):
    _, page = exported
    assert 'data-mime-type="application/vnd.jupyter.stderr"' not in page
    assert "Traceback" not in page
