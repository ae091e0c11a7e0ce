"""nbgrader with our kernel, our student edition and our grader.

In a course's folder, nbgrader_config.py says:

    load_subconfig("/path/to/chainrule/jupyter/nbgrader_config.py")

Its source/<assignment>/ holds notebooks of notebooks/ as they are. `nbgrader generate_assignment` then releases
what `npm run release` writes, and `nbgrader autograde` gives the points that `npm run grade` gives: derivations
are judged step by step, checks run out of the submission's reach, and words wait for a grader. Build the project
first (npm ci && npm run build). nbgrader itself still runs the submission's cells, for the feedback, without the
grader's precautions: run it where that may be.
"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor, SaveAutoGrades

PROJECT = Path(__file__).resolve().parents[1]  # noqa: F821, given by traitlets

# The kernel of the notebooks.
os.environ["JUPYTER_PATH"] = os.pathsep.join(
    [str(PROJECT / "jupyter"), *filter(None, [os.environ.get("JUPYTER_PATH")])]
)


# The homework whose questions the assignments ask.
HOMEWORK = Path(os.environ.get("CHAINRULE_HOMEWORK", PROJECT / "notebooks"))


def node(program, *arguments):
    """Runs a program of the project; what it says on failure becomes nbgrader's error."""
    result = subprocess.run(["node", str(program), *map(str, arguments)], capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(f"{Path(program).stem} {' '.join(map(str, arguments))}: {result.stderr.strip()}")


def chainrule(*arguments):
    node(PROJECT / "dist" / "src" / "command" / "main.js", *arguments)


def homework_in(folder):
    """The homework without its notebooks, so that one beside it is asked for by its path."""
    node(PROJECT / "jupyter" / "lay-out.mjs", HOMEWORK, folder)
    return folder


class StudentEdition(NbGraderPreprocessor):
    """The cells of npm run release, and the hidden checks, which nbgrader keeps for itself."""

    def preprocess(self, notebook, resources):
        with tempfile.TemporaryDirectory() as folder:
            source = homework_in(Path(folder) / "source") / f"{resources['unique_key']}.ipynb"
            nbformat.write(notebook, source)
            chainrule("release", "--no-package", "--out", Path(folder) / "release", source)
            released = nbformat.read(Path(folder) / "release" / source.name, as_version=4)
        edition = {cell.id: cell for cell in released.cells}
        notebook.cells = [
            edition.get(cell.id, cell) for cell in notebook.cells if cell.id in edition or is_check(cell)
        ]
        return notebook, resources


def is_check(cell):
    metadata = cell.metadata.get("nbgrader", {})
    return metadata.get("grade", False) and not metadata.get("solution", False)


class ChainruleGrades(SaveAutoGrades):
    """Points and remarks of npm run grade, cell by cell."""

    def preprocess(self, notebook, resources):
        names = resources["nbgrader"]
        course = Path(names["db_url"].removeprefix("sqlite:///")).parent
        original = course / "source" / names["assignment"] / f"{names['notebook']}.ipynb"
        with tempfile.TemporaryDirectory() as folder:
            source = Path(shutil.copy(original, homework_in(Path(folder) / "source")))
            submission = Path(folder) / original.name
            nbformat.write(notebook, submission)
            grades = Path(folder) / "grades"
            chainrule("grade", "--homework", source.parent, "--source", source, "--out", grades, submission)
            (sheet,) = json.loads((Path(folder) / "grades" / "scores.json").read_text())
        cells = [cell for question in sheet["questions"] for cell in question["cells"]]
        self.scores = {cell["gradeId"]: cell for cell in cells}
        return super().preprocess(notebook, resources)

    def _find(self, find, cell):
        return find(cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id)

    def _add_score(self, cell, resources):
        score = self.scores[cell.metadata.nbgrader.grade_id]
        grade = self._find(self.gradebook.find_grade, cell)
        waits = score["pending"] > 0
        grade.auto_score = None if waits and score["earned"] == 0 else score["earned"]
        grade.needs_manual_grade = waits or grade.manual_score is not None
        self.gradebook.db.commit()

    def _add_comment(self, cell, resources):
        remark = self.scores.get(cell.metadata.nbgrader.grade_id, {}).get("remark")
        self._find(self.gradebook.find_comment, cell).auto_comment = remark
        self.gradebook.db.commit()


c = get_config()  # noqa: F821, given by traitlets

c.GenerateAssignment.preprocessors = [StudentEdition] + [
    # Solutions are out by then; nbgrader's way would take the stubs of derivations with them.
    step for step in GenerateAssignment.preprocessors.default() if step is not ClearSolutions
]
c.Autograde.autograde_preprocessors = [
    ChainruleGrades if step is SaveAutoGrades else step
    for step in Autograde.autograde_preprocessors.default()
]
# For whoever releases notebooks by nbgrader alone.
c.ClearSolutions.code_stub = {"typescript": "throw new Error('not answered yet');"}
c.ClearSolutions.text_stub = "*Your answer.*"
c.Execute.timeout = 60
