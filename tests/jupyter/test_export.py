"""`jupyter nbconvert --execute`, to a notebook and to HTML: figures, formulas and descriptions are in the page."""

import html
import re
import subprocess
import sys

import nbformat
import pytest
from conftest import failed_cells


@pytest.fixture(scope="module")
def exported(request, project, tmp_path_factory):
    """The notebook as `--execute --to notebook` leaves it, and the page that `--to html` makes of that."""
    folder = tmp_path_factory.mktemp("export")
    executed, page = folder / f"{request.param}.ipynb", folder / f"{request.param}.html"
    source = project / "notebooks" / executed.name
    for arguments in (["--execute", "--to", "notebook", source], ["--to", "html", executed]):
        command = [sys.executable, "-m", "jupyter", "nbconvert", *arguments, "--output-dir", folder]
        subprocess.run(command, check=True, timeout=1200)
    return nbformat.read(executed, as_version=4), page.read_text()


def shown(notebook, mime):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output for output in outputs if mime in output.get("data", {})]


def test_every_figure_is_in_the_page_with_its_description(exported):
    notebook, page = exported
    images = re.findall(r'<img alt="([^"]*)"\s+src="data:image/svg\+xml;base64,', page)
    alts = [output.metadata["alt"] for output in shown(notebook, "image/svg+xml")]
    assert [html.unescape(alt) for alt in images] == alts


def written(markup):
    return html.unescape(re.sub(r"<[^>]*>|\s", "", markup))


def test_every_formula_is_in_the_page(exported):
    notebook, page = exported
    formulas = [
        formula
        for output in shown(notebook, "text/latex")
        for formula in re.findall(r"<math.*?</math>|\$[^$]+\$", "".join(output.data["text/html"]), re.S)
    ]
    # nbconvert may write attributes and entities in another way: what stands in the elements is the same.
    text = written(page)
    for formula in formulas:
        assert written(formula) in text
    assert bool(formulas) == bool(shown(notebook, "text/latex"))


def test_every_cell_ran(exported):
    notebook, _ = exported
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert not failed_cells(cells)
