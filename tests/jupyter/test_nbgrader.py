"""The real nbgrader on our source notebooks: what it releases, what it scores, what it tells the student."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

PROJECT = Path(__file__).parents[2]
# nbgrader looks for alembic beside itself.
ENVIRONMENT = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
WRITE_SAMPLE = """
import { source } from './dist/tests/grading/sample.js';
import { writeNotebook } from './dist/src/homework/nbformat.js';
writeNotebook(process.argv[1], source);
"""

SIGMOID = "show(derivation('functions/c-sigmoid-derivative').given('D(sigma(x), x)')"
RIGHT = f"{SIGMOID}.reaches('sigma(x) * (1 - sigma(x))', 'quotient rule'));"
LAYER2 = """show(derivation('mlp/h-grad-layer2', mlp('relu')).part('{part}')
  .given('D(L, {of})').reaches('{answer}', 'chain rule'));"""
W2 = LAYER2.format(part="W2", of="W2[k,j]", answer="gradoa[k] * hs[j]")
B2 = LAYER2.format(part="b2", of="b2[k]", answer="gradoa[k]")
SOFTMAX = """function stableSoftmax(a: number[]): number[] {{
  const e = a.map((x) => Math.exp(x{shift}));
  const total = e.reduce((sum, x) => sum + x, 0);
  return e.map((x) => x / total);
}}"""

ANSWERS = {
    "correct": {
        "c-derive": RIGHT,
        "h-w": f"{W2}\n{B2}",
        "e01-code": SOFTMAX.format(shift=" - Math.max(...a)"),
        "e05-code": "console.log('decision regions');",
        "e05-words": "More units, more capacity.",
    },
    "half": {
        "c-derive": f"{SIGMOID}.reaches('sigma(x) * (1 + sigma(x))', 'a sign too many'));",
        "h-w": W2,
        "e01-code": SOFTMAX.format(shift=""),
        "e05-words": "More units, more capacity.",
    },
    "erring": {
        "c-derive": "throw new Error('full marks, please');",
        "h-w": "show(derivation('mlp/h-grad-layer2', mlp('relu')).given('D(L, W2[k,j'));",
        "e01-code": "const stableSoftmax = (a: number[]): number[] => a.map(() => process.exit(0));",
    },
    "empty": {},
}


def nbgrader(course, *arguments):
    command = [sys.executable, "-m", "nbgrader", *arguments]
    result = subprocess.run(command, cwd=course, env=ENVIRONMENT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def make_course(folder):
    config = f"""load_subconfig({str(PROJECT / 'jupyter' / 'nbgrader_config.py')!r})
c = get_config()
c.CourseDirectory.course_id = "course"
c.Exchange.root = {str(folder / 'exchange')!r}
"""
    (folder / "nbgrader_config.py").write_text(config)
    (folder / "source" / "ps1").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course in which all four have been graded and told."""
    course = make_course(tmp_path_factory.mktemp("course"))
    source = course / "source" / "ps1" / "sample.ipynb"
    command = ["node", "--input-type=module", "-e", WRITE_SAMPLE, str(source)]
    subprocess.run(command, cwd=PROJECT, check=True)
    nbgrader(course, "generate_assignment", "ps1")
    for student, answers in ANSWERS.items():
        notebook = nbformat.read(course / "release" / "ps1" / "sample.ipynb", as_version=4)
        for cell in notebook.cells:
            cell.source = answers.get(cell.id, cell.source)
        handed_in = course / "submitted" / student / "ps1"
        handed_in.mkdir(parents=True)
        nbformat.write(notebook, handed_in / "sample.ipynb")
    nbgrader(course, "autograde", "ps1")
    nbgrader(course, "generate_feedback", "ps1")
    return course


def scores(course, student):
    from nbgrader.api import Gradebook

    os.environ["PATH"] = ENVIRONMENT["PATH"]
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "course") as gradebook:
        notebook = gradebook.find_submission_notebook("sample", "ps1", student)
        return {grade.cell.name: (grade.auto_score, grade.needs_manual_grade) for grade in notebook.grades}


CODE = (
    "functions-c-sigmoid-derivative",
    "mlp-h-grad-layer2",
    "prac-e01-one-example-check",
    "prac-e01-one-example-hidden",
)
WORDS = "prac-e05-two-circles", "prac-e05-two-circles-prose"
EXPECTED = {
    "correct": ([1, 2, 2.5, 2.5], [(None, True), (None, True)]),
    "half": ([0, 1, 2.5, 0], [(0, False), (None, True)]),
    "empty": ([0, 0, 0, 0], [(0, False), (0, False)]),
}


@pytest.mark.parametrize("student", EXPECTED)
def test_scores(graded, student):
    found = scores(graded, student)
    code, words = EXPECTED[student]
    assert [found[name] for name in CODE] == [(points, False) for points in code]
    assert [found[name] for name in WORDS] == words


def test_code_that_cannot_be_understood_earns_nothing_and_waits_for_a_person(graded):
    found = scores(graded, "erring")
    assert all(found[name][0] in (None, 0) for name in (*CODE, *WORDS))
    assert any(waits for _, waits in found.values())


def test_feedback_tells_the_first_wrong_line_and_its_witness(graded):
    page = (graded / "feedback" / "half" / "ps1" / "sample.html").read_text()
    assert "line 2: sigma(x) * (1 + sigma(x)) is wrong; at x = " in page
    assert "b2, relu: not answered" in page


def test_the_release_has_no_solution(graded):
    text = (graded / "release" / "ps1" / "sample.ipynb").read_text()
    for secret in ("quotient rule", "gradoa", "Math.max", "1000", "more capacity"):
        assert secret not in text
    for kept in ("D(sigma(x), x)", "stableSoftmax(scores)", "not answered yet"):
        assert kept in text


def test_it_accepts_every_notebook_with_questions(tmp_path):
    course = make_course(tmp_path)
    sources = [path for path in (PROJECT / "notebooks").glob("*.ipynb") if has_questions(path)]
    for path in sources:
        shutil.copy(path, course / "source" / "ps1")
    nbgrader(course, "generate_assignment", "ps1")
    released = (course / "release" / "ps1").glob("*.ipynb")
    assert sorted(path.name for path in released) == sorted(path.name for path in sources)


def has_questions(path):
    return any(re.match(r"## \w+/", cell.source) for cell in nbformat.read(path, as_version=4).cells)
