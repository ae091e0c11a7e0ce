"""SymPy as a judge: each line of standard input is two expressions with a tab between, each answer one word."""
import sys

from sympy import *  # the expressions name its functions

x, y, z = symbols("x y z", real=True)


def verdict(line):
    left, right = (sympify(eval(side)) for side in line.split("\t"))
    # equals: by simplification, then by numbers; None where neither decides, as often for maxima: by cases then.
    answer = left.equals(right)
    if answer is None and simplify((left - right).rewrite(Piecewise)) == 0:
        answer = True
    return {True: "equal", False: "different"}.get(answer, "open")


print("ready", flush=True)
for line in sys.stdin:
    try:
        print(verdict(line), flush=True)
    except Exception:  # what it does not understand it leaves open
        print("open", flush=True)
