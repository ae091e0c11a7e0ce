"""Puts the scores of a grading into nbgrader's gradebook, in the course's folder:

    python /path/to/chainrule/jupyter/import_grades.py gradebook.db ASSIGNMENT grades/gradebooks/nbgrader.csv

The assignment is the one that `nbgrader generate_assignment` has made of the homework's notebooks. Run again, it gives
the same. Cells that the gradebook does not know are told, and nothing is written.
"""

import csv
import sys

from nbgrader.api import Gradebook, MissingEntry


def put(gradebook, assignment, row):
    """Sets one cell's grade; a person's words stand beside it."""
    student, notebook, cell = row["student_id"], row["notebook"], row["grade_id"]
    gradebook.update_or_create_student(student)
    gradebook.update_or_create_submission(assignment, student)
    grade = gradebook.find_grade(cell, notebook, assignment, student)
    grade.manual_score = float(row["score"])
    grade.needs_manual_grade = row["needs_manual_grade"] == "1"
    if row["comment"]:
        try:
            gradebook.find_comment(cell, notebook, assignment, student).manual_comment = row["comment"]
        except MissingEntry:
            pass  # a check has no place for words


def main(database, assignment, table):
    with open(table, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with Gradebook(f"sqlite:///{database}") as gradebook:
        asked = {notebook.name for notebook in gradebook.find_assignment(assignment).notebooks}
        with gradebook.db.no_autoflush:
            unknown = set()
            for row in rows:
                if row["notebook"] not in asked:
                    continue
                try:
                    gradebook.find_graded_cell(row["grade_id"], row["notebook"], assignment)
                except MissingEntry:
                    unknown.add(f"{row['notebook']}: {row['grade_id']}")
        if unknown:
            sys.exit(f"{assignment} has no such cells: {', '.join(sorted(unknown))}")
        mine = [row for row in rows if row["notebook"] in asked]
        for row in mine:
            put(gradebook, assignment, row)
        gradebook.db.commit()
    print(f"{len(mine)} grades of {len({row['student_id'] for row in mine})} students are in {database}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
