"""Giac as a judge: each line of standard input is two expressions with a tab between, each answer one word."""
import sys

from giacpy import giac

for name in "xyz":
    giac(f"assume({name},real)")


def verdict(line):
    left, right = line.split("\t")
    difference = str(giac(f"simplify(({left})-({right}))"))
    if difference == "0":
        return "equal"
    # A number that is not zero.
    return "different" if str(giac(f"evalf({difference})")).lstrip("-").replace(".", "", 1).isdigit() else "open"


print("ready", flush=True)
for line in sys.stdin:
    try:
        print(verdict(line.strip()), flush=True)
    except Exception:  # what it does not understand it leaves open
        print("open", flush=True)
