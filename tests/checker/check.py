#!/usr/bin/env python3
"""A second judge: confirms the exact lines of a certificate (src/derivation/judged/certificate.ts), or says why it cannot.

It shares no code with the judge and works otherwise: nothing is simplified. Both sides are evaluated, with dual
numbers for derivatives, in the field of a random prime at random points, at all sizes that its own count of sums asks for
(README.md). Python 3, standard library only; nothing of a certificate is run as code.

    python3 check.py certificates.json     exit 0: no record is false; 1: some are; 2: the file is not a certificate
"""
import itertools
import json
import math
import random
import re
import sys
import time

MAX_BYTES, MAX_TEXT, MAX_DEPTH, MAX_NODES = 50_000_000, 5_000, 60, 2_000
MAX_POINTS, MAX_SECONDS, MAX_SIGNS, MAX_SIZE, MAX_BITS = 400, 4.0, 6, 12, 5_000


class Beyond(Exception):
    """The line is beyond this program, and why."""


class Malformed(Exception):
    """The certificate is none."""


# ---------------------------------------------------------------- the language

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?)|([^\W\d]\w*)|(\.\*|\./|\.\^|==|!=|<=|>=|[-+*/^'<>?:()\[\],]))")
LEVELS = [("or",), ("and",), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", ".*", "./")]


class Parser:
    """Text to nested tuples: ('number', text), ('name', n), ('call', f, args), ('entry', e, indices), (operator, …)."""

    def __init__(self, text):
        if not isinstance(text, str) or len(text) > MAX_TEXT:
            raise Malformed("an expression is not a text of reasonable length")
        self.tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            if not match:
                raise Beyond(f"the character {text[at:at + 1]!r}")
            self.tokens.append(match.group(1) or match.group(2) or match.group(3))
            at = match.end()
        if len(self.tokens) > MAX_NODES:
            raise Beyond("an expression that is too long")
        self.at, self.depth = 0, 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, expected=None):
        token = self.peek()
        if token is None or (expected is not None and token != expected):
            raise Beyond(f"{expected or 'more'} is missing in an expression")
        self.at += 1
        return token

    def whole(self):
        tree = self.choice()
        if self.peek() is not None:
            raise Beyond(f"an expression that goes on with {self.peek()}")
        return tree

    def choice(self):
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Beyond("an expression that is nested too deeply")
        test = self.level(0)
        if self.peek() == "?":
            self.take()
            yes = self.choice()
            self.take(":")
            test = ("?", test, yes, self.choice())
        self.depth -= 1
        return test

    def level(self, k):
        if k == len(LEVELS):
            return self.signed()
        left = self.level(k + 1)
        chain = [left]
        while self.peek() in LEVELS[k]:
            sign = self.take()
            right = self.level(k + 1)
            if k == 2 and len(chain) > 1:
                left = ("and", left, (sign, chain[-1], right))
            else:
                left = (sign, left, right)
            chain.append(right)
        return left

    def signed(self):
        if self.peek() in ("-", "+", "not"):
            sign = self.take()
            inner = self.signed()
            return inner if sign == "+" else ("negate" if sign == "-" else "not", inner)
        return self.power()

    def power(self):
        base = self.postfix()
        if self.peek() in ("^", ".^"):
            return (self.take(), base, self.signed())
        return base

    def postfix(self):
        tree = self.atom()
        while self.peek() in ("'", "["):
            if self.take() == "'":
                tree = ("'", tree)
            else:
                tree = ("entry", tree, self.arguments("]"))
        return tree

    def arguments(self, close):
        found = [self.choice()]
        while self.peek() == ",":
            self.take()
            found.append(self.choice())
        self.take(close)
        return found

    def atom(self):
        token = self.take()
        if token == "(":
            inner = self.choice()
            self.take(")")
            return inner
        if token[0].isdigit():
            return ("number", token)
        if re.match(r"[^\W\d]", token):
            if self.peek() == "(":
                self.take()
                return ("call", token, self.arguments(")"))
            return ("name", token)
        raise Beyond(f"an expression with {token}")


def parse(text):
    return Parser(text).whole()


# ---------------------------------------------------------------- numbers

def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for _ in range(24):
        x = pow(random.SystemRandom().randrange(2, n - 1), d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def safe_prime():
    """p = 2q + 1, so that the squares are the powers of any of them but 1."""
    chance = random.SystemRandom()
    while True:
        q = chance.getrandbits(100) | (1 << 100) | 1
        if is_prime(q) and is_prime(2 * q + 1):
            return 2 * q + 1


class World:
    """A random point. A variable x has a value modulo p, and one modulo q = (p − 1)/2, independent of it, in which
    e^x = base^x: so e^(Σ c x) is a free variable for each x, and a homomorphism."""

    def __init__(self, p):
        self.p, self.q = p, (p - 1) // 2
        self.chance = random.SystemRandom()
        self.base = pow(self.chance.randrange(2, p - 1), 2, p)
        self.values, self.logs, self.exps, self.signs = {}, {}, {}, {}
        # Whether a logarithm is asked of a sum; whether a value was drawn for one, or for an exponential.
        self.strict, self.opaque = False, False

    def number(self, n, d=1):
        common = math.gcd(n, d) * (-1 if d < 0 else 1)
        n, d = n // common, d // common
        if max(abs(n), d).bit_length() > MAX_BITS:
            raise Beyond("a number that is too long")
        if d % self.p == 0 or d % self.q == 0:
            raise Beyond("a number that is too large")
        return Number(self, n * pow(d, -1, self.p) % self.p, n * pow(d, -1, self.q) % self.q, sign=(n > 0) - (n < 0), exact=(n, d))

    def variable(self, key):
        if key not in self.values:
            self.values[key] = (self.chance.randrange(self.p), self.chance.randrange(self.q))
        if self.signs.get(key) == 0:
            return Number(self, 0, 0, sign=0, name=key, exact=(0, 1))
        return Number(self, *self.values[key], sign=self.signs.get(key), name=key)


class Number:
    """A value modulo p; modulo q if it is a polynomial in variables; its logarithm if that is known; its sign."""

    def __init__(self, w, v, e=None, log=None, sign=None, name=None, exact=None):
        self.w, self.v, self.e, self.log, self.sign, self.name, self.exact, self.site = w, v, e, log, sign, name, exact, None

    def __add__(a, b):
        sign = a.sign if a.sign is not None and (b.sign == a.sign or b.sign == 0) else b.sign if a.sign == 0 else None
        exact = a.exact and b.exact and (a.exact[0] * b.exact[1] + b.exact[0] * a.exact[1], a.exact[1] * b.exact[1])
        if exact:
            return a.w.number(*exact)
        name = a.name if b.exact == (0, 1) else b.name if a.exact == (0, 1) else None
        return Number(a.w, (a.v + b.v) % a.w.p, None if None in (a.e, b.e) else (a.e + b.e) % a.w.q, sign=sign, name=name)

    def __mul__(a, b):
        if a.exact and b.exact:
            return a.w.number(a.exact[0] * b.exact[0], a.exact[1] * b.exact[1])
        for one, other in ((a, b), (b, a)):
            if one.exact and one.exact[0] == one.exact[1]:
                return other
        sign = None if None in (a.sign, b.sign) else a.sign * b.sign
        log = (lambda: a.logarithm() + b.logarithm()) if a.sign == b.sign == 1 else None
        return Number(a.w, a.v * b.v % a.w.p, None if None in (a.e, b.e) else a.e * b.e % a.w.q, log, sign)

    def inverse(a):
        if a.exact and a.exact[0] != 0:
            return a.w.number(a.exact[1], a.exact[0])
        if a.exact:
            raise Undefined()
        if a.v == 0:
            raise Beyond("a division by zero at the point")
        log = (lambda: a.logarithm() * a.w.number(-1)) if a.sign == 1 else None
        return Number(a.w, pow(a.v, -1, a.w.p), None, log, a.sign)

    def power(a, k):
        result = a.w.number(1)
        for _ in range(abs(k)):
            result = result * a
        return result if k >= 0 else result.inverse()

    def exp(a):
        if a.exact and a.exact[0] == 0:
            return a.w.number(1)
        w = a.w
        if a.e is not None:
            v = pow(w.base, a.e, w.p)
        else:
            w.opaque = True
            v = w.exps.setdefault(a.v, pow(w.chance.randrange(2, w.p - 1), 2, w.p))
        return Number(w, v, None, lambda: a, 1)

    def logarithm(a):
        if a.log is not None:
            return a.log()
        if a.sign != 1:
            raise Beyond("a logarithm of what need not be positive")
        if a.exact and a.exact[0] == a.exact[1]:
            return a.w.number(0)
        # A sum over an index has the logarithm of its formula, so that it has it at every size; else of its value.
        key = a.site or (None if a.w.strict else a.v)
        if key is None:
            raise Beyond("a logarithm of more than one sum")
        a.w.opaque = True
        if key not in a.w.logs:
            a.w.logs[key] = (a.w.chance.randrange(a.w.p), a.w.chance.randrange(a.w.q))
        return Number(a.w, *a.w.logs[key])


class Dual:
    """A number and its derivative along the seed of the evaluation."""

    def __init__(self, x, d):
        self.x, self.d = x, d


def chain(a, value, slope):
    return Dual(value, a.d and slope() * a.d)


def plus(a, b):
    return Dual(a.x + b.x, a.d + b.d if a.d and b.d else a.d or b.d)


def times(a, b):
    left, right = a.d and a.d * b.x, b.d and a.x * b.d
    return Dual(a.x * b.x, left + right if left and right else left or right)


# ---------------------------------------------------------------- evaluation at given sizes

RELATIONS = {"==": (0, 1, 0), "!=": (1, 0, 1), "<": (1, 0, 0), ">": (0, 0, 1), "<=": (1, 1, 0), ">=": (0, 1, 1)}


class Evaluation:
    """Both sides at given sizes and values of the free indices, in a world."""

    def __init__(self, claim, world, sizes, free):
        self.claim, self.w, self.sizes, self.free = claim, world, sizes, free
        self.known, self.end = {}, claim.end

    def number(self, n, d=1):
        return Dual(self.w.number(n, d), None)

    def size(self, size):
        if isinstance(size, int):
            return size
        if size not in self.sizes:
            raise Beyond(f"the length {size}")
        return self.sizes[size]

    def whole(self, tree, env):
        if tree[0] == "number" and tree[1].isdigit():
            return int(tree[1])
        if tree[0] == "name":
            for place in (env, self.free, self.sizes):
                if tree[1] in place:
                    return place[tree[1]]
        raise Beyond("an index or a bound that is neither a name nor a number")

    def array(self, rows, cols, entry):
        return (rows, cols, [entry(i, j) for i in range(1, rows + 1) for j in range(1, cols + 1)])

    def scalar(self, value):
        if value[0] * value[1] != 1:
            raise Beyond("a vector in the place of a scalar")
        return value[2][0]

    def one(self, dual):
        return (1, 1, [dual])

    def zip(self, a, b, f):
        if a[0] * a[1] == 1:
            return (b[0], b[1], [f(a[2][0], y) for y in b[2]])
        if b[0] * b[1] == 1:
            return (a[0], a[1], [f(x, b[2][0]) for x in a[2]])
        if a[:2] != b[:2]:
            raise Beyond("shapes that do not fit")
        return (a[0], a[1], [f(x, y) for x, y in zip(a[2], b[2])])

    def product(self, a, b):
        if 1 in (a[0] * a[1], b[0] * b[1]):
            return self.zip(a, b, times)
        if a[1] != b[0]:
            raise Beyond("shapes that do not fit")
        return self.array(a[0], b[1], lambda i, j: self.total(
            times(a[2][(i - 1) * a[1] + k], b[2][k * b[1] + j - 1]) for k in range(a[1])))

    def total(self, duals):
        result = self.number(0)
        for dual in duals:
            result = plus(result, dual)
        return result

    def of(self, tree, env, seed):
        if time.process_time() > self.end:
            raise Beyond("more time than it has")
        kind = tree[0]
        if kind == "number":
            whole, _, rest = tree[1].partition(".")
            if not (whole + rest).isdigit():
                raise Beyond("a number with an exponent")
            return self.one(self.number(int(whole + rest), 10 ** len(rest)))
        if kind == "name":
            return self.named(tree[1], env, seed)
        if kind == "entry":
            rows, cols, data = self.of(tree[1], env, seed)
            at = [self.whole(index, env) for index in tree[2]]
            if len(at) == 1 and cols == 1:
                at = [at[0], 1]
            if len(at) != 2 or not (1 <= at[0] <= rows and 1 <= at[1] <= cols):
                raise Beyond("an entry that does not exist")
            return self.one(data[(at[0] - 1) * cols + at[1] - 1])
        if kind == "call":
            return self.call(tree[1], tree[2], env, seed)
        if kind == "'":
            rows, cols, data = self.of(tree[1], env, seed)
            return (cols, rows, [data[j * cols + i] for i in range(cols) for j in range(rows)])
        if kind == "negate":
            return self.zip(self.one(self.number(-1)), self.of(tree[1], env, seed), times)
        if kind in RELATIONS:
            try:
                a, b = self.whole(tree[1], env), self.whole(tree[2], env)
                return self.one(self.number(RELATIONS[kind][(a > b) - (a < b) + 1]))
            except Beyond:
                pass
        parts = [self.of(part, env, seed) for part in tree[1:]]
        if kind == "?":
            chosen = self.zip(parts[1], parts[2], lambda x, y: (x, y))
            return self.zip(parts[0], chosen, lambda t, xy: self.cases(t, xy[1], xy[1], xy[0]))
        if kind in ("not", "and", "or"):
            one, zero = self.number(1), self.number(0)
            if kind == "not":
                return self.zip(self.one(one), parts[0], lambda _, t: self.cases(t, one, one, zero))
            if kind == "and":
                return self.zip(*parts, lambda s, t: self.cases(s, zero, zero, t))
            return self.zip(*parts, lambda s, t: self.cases(s, t, t, one))
        a, b = parts
        if kind in ("+", "-"):
            if a[:2] != b[:2]:
                raise Beyond("shapes that do not fit")
            return self.zip(a, b, plus if kind == "+" else lambda x, y: plus(x, times(self.number(-1), y)))
        if kind == "*":
            return self.product(a, b)
        if kind == ".*":
            return self.zip(a, b, times)
        if kind in ("/", "./"):
            return self.zip(a, b, lambda x, y: times(x, self.inverse(y)))
        if kind in ("^", ".^"):
            return self.zip(a, b, self.power)
        if kind in RELATIONS:
            branches = [self.number(k) for k in RELATIONS[kind]]
            return self.zip(a, b, lambda x, y: self.cases(plus(x, times(self.number(-1), y)), *branches))
        raise Beyond(f"the operator {kind}")

    def named(self, name, env, seed):
        if name in env or name in self.free:
            return self.one(self.number(env.get(name, self.free.get(name))))
        if name in self.sizes:
            return self.one(self.number(self.sizes[name]))
        key = (name, seed)
        if key in self.known:
            if self.known[key] is None:
                raise Beyond(f"{name}, which is defined by itself")
            return self.known[key]
        self.known[key] = None
        shape, source = self.claim.symbols.get(name), self.claim.definitions.get(name)
        if source is not None:
            value = self.of(source, {}, seed)
        elif isinstance(shape, list):
            sizes = [self.size(size) for size in shape] + [1]
            value = self.array(sizes[0], sizes[1], lambda i, j: Dual(self.w.variable((name, i, j)), None))
        elif shape == "scalar":
            value = self.one(Dual(self.w.variable((name, 1, 1)), None))
        elif name == "e" and shape is None:
            value = self.one(self.exp(self.number(1)))
        else:
            raise Beyond(f"the name {name}")
        rows, cols, data = value
        moved = self.claim.along.get(name)
        if moved:
            by, slope = [self.named(other, {}, seed)[2] for other in moved]
            data = [Dual(x.x, u.d and p.x * u.d) for x, u, p in zip(data, by, slope)]
        if name in self.claim.free:
            # What is positive by its form is e to a free variable, what is not negative a square.
            positive, weakly = [self.claim.count.is_positive(("name", name), weak) for weak in (False, True)]
            free = [self.w.variable((name, k // cols + 1, k % cols + 1)) for k in range(rows * cols)]
            data = [Dual(v.exp() if positive else v * v if weakly else v, x.d) for v, x in zip(free, data)]
        if seed is not None and seed[0] == name:
            data = [Dual(x.x, self.w.number(int((k // cols + 1, k % cols + 1) == seed[1:]))) for k, x in enumerate(data)]
        self.known[key] = (rows, cols, data)
        return self.known[key]

    # scalar functions

    def exp(self, a):
        value = a.x.exp()
        return chain(a, value, lambda: value)

    def log(self, a):
        return chain(a, a.x.logarithm(), a.x.inverse)

    def inverse(self, a):
        value = a.x.inverse()
        return chain(a, value, lambda: value * value * self.w.number(-1))

    def power(self, a, b):
        if not b.x.exact:
            return self.exp(times(b, self.log(a)))
        n, d = b.x.exact
        if d != 1 and n % d == 0:
            n, d = n // d, 1
        if d != 1:
            return self.exp(times(b, self.log(a)))
        if abs(n) > 60:
            raise Beyond("a large exponent")
        if n == 0:
            return self.number(1)
        return chain(a, a.x.power(n), lambda: a.x.power(n - 1) * self.w.number(n))

    def sign(self, a):
        """The sign of what a case asks for: of a number, of what has one by its form, or of a variable, where it is
        taken in turn."""
        if a.x.exact:
            return (a.x.exact[0] > 0) - (a.x.exact[0] < 0)
        if a.x.name is not None:
            if a.x.sign is None:
                raise Unsigned(a.x.name)
            return a.x.sign
        if a.x.sign is not None:
            return a.x.sign
        raise Beyond("a case by more than a variable")

    def cases(self, a, negative, zero, positive):
        s = self.sign(a)
        if s != 0 or not self.claim.any_slope or a.x.name is None or not (negative.d or zero.d or positive.d):
            # By convention the derivative at a kink is that of the middle case.
            return (negative, zero, positive)[s + 1]
        # What is exact holds for any derivative at a kink: a mean of those of the cases, with any weights.
        before, after = [self.w.variable(("weight", side, a.x.name)) for side in (-1, 1)]
        between = self.w.number(1) + (before + after) * self.w.number(-1)
        slope = self.w.number(0)
        for weight, case in ((before, negative), (between, zero), (after, positive)):
            slope = slope + weight * (case.d or self.w.number(0))
        return Dual(zero.x, slope)

    def unary(self, name, a):
        one, minus = self.number(1), self.number(-1)
        if name == "exp":
            return self.exp(a)
        if name == "log":
            return self.log(a)
        if name == "sqrt":
            return self.power(a, self.number(1, 2))
        if name == "sigma":
            return self.inverse(plus(one, self.exp(times(minus, a))))
        if name == "softplus":
            return self.log(plus(one, self.exp(a)))
        if name in ("tanh", "sinh", "cosh", "sech"):
            up, down = self.exp(a), self.exp(times(minus, a))
            s, c = plus(up, times(minus, down)), plus(up, down)
            if name == "tanh":
                return times(s, self.inverse(c))
            if name == "sech":
                return times(self.number(2), self.inverse(c))
            return times(self.number(1, 2), s if name == "sinh" else c)
        if name == "abs":
            return self.cases(a, times(minus, a), times(self.number(0), a), a)
        if name == "sign":
            return self.cases(a, minus, self.number(0), one)
        if name in ("rect", "relu"):
            return self.cases(a, self.number(0), self.number(0), a)
        if name == "ind":
            return a
        raise Beyond(f"the function {name}")

    def binary(self, name, a, b):
        if name == "lrelu":
            return self.cases(a, times(b, a), times(b, a), a)
        if name == "elu":
            other = times(b, plus(self.exp(a), self.number(-1)))
            return self.cases(a, other, other, a)
        if name in ("max", "min"):
            if a.x.exact and a.x.name is None:
                a, b = b, a
            difference = plus(a, times(self.number(-1), b))
            return self.cases(difference, *((b, b, a) if name == "max" else (a, b, b)))
        raise Beyond(f"the function {name}")

    def site(self, index, body, last, env):
        """What tells a sum from another: its formula, its last index, and the values of the indices around."""
        text = repr((renamed(body, index, "#"), last))
        return (text, tuple(sorted((k, v) for k, v in {**self.free, **env}.items() if k != index and f"'{k}'" in text)))

    def last(self, vector):
        """The length of a vector, as it stands in a sum over its entries; of a matrix both."""
        shape = self.claim.count.shape(vector)
        size = shape[0] if len(shape) == 1 else shape
        return ("number", str(size)) if isinstance(size, int) else ("name", size)

    # functions of arrays

    def call(self, name, args, env, seed):
        if name == "sum" and len(args) == 4:
            first, last = self.whole(args[1], env), self.whole(args[2], env)
            if args[0][0] != "name":
                raise Beyond("a sum without an index")
            parts = [self.of(args[3], {**env, args[0][1]: k}, seed) for k in range(first, last + 1)]
            if any(part[:2] != parts[0][:2] for part in parts):
                raise Beyond("shapes that do not fit")
            rows, cols = parts[0][:2] if parts else (1, 1)
            total = (rows, cols, [self.total(part[2][k] for part in parts) for k in range(rows * cols)])
            if rows * cols == 1 and parts:
                total[2][0].x.site = self.site(args[0][1], args[3], args[2], env)
            return total
        if name in ("D", "grad", "jacobian") and len(args) == 2:
            return self.derivative(name, args, env, seed)
        if name in ("ones", "eye"):
            n = self.whole(args[0], env)
            return self.array(n, n if name == "eye" else 1, lambda i, j: self.number(int(name == "ones" or i == j)))
        if name == "onehot":
            y, n = self.whole(args[0], env), self.whole(args[1], env)
            return self.array(n, 1, lambda i, _: self.number(int(i == y)))
        values = [self.of(arg, env, seed) for arg in args]
        a = values[0]
        if name == "sum" and len(args) == 1:
            total = self.total(a[2])
            total.x.site = self.site("#", entry_of(args[0], "#"), self.last(args[0]), env)
            return self.one(total)
        if name == "norm2sq":
            return self.one(self.total(self.power(x, self.number(2)) for x in a[2]))
        if name == "norm1":
            return self.one(self.total(self.unary("abs", x) for x in a[2]))
        if name == "dot":
            return self.one(self.total(self.zip(a, values[1], times)[2]))
        if name == "outer":
            b = values[1]
            return self.array(len(a[2]), len(b[2]), lambda i, j: times(a[2][i - 1], b[2][j - 1]))
        if name == "diag":
            return self.array(len(a[2]), len(a[2]), lambda i, j: a[2][i - 1] if i == j else self.number(0))
        if name == "softmax":
            exps = [self.exp(x) for x in a[2]]
            total = self.total(exps)
            total.x.site = self.site("#", ("call", "exp", [("entry", args[0], [("name", "#")])]), self.last(args[0]), env)
            below = self.inverse(total)
            return (len(exps), 1, [times(x, below) for x in exps])
        if len(args) == 1 and not (name in ("max", "min") or name == "prod"):
            self.w.strict = self.claim.sized and not self.claim.count.is_local(args[0])
            return (a[0], a[1], [self.unary(name, x) for x in a[2]])
        if len(args) == 2:
            return self.zip(a, values[1], lambda x, y: self.binary(name, x, y))
        raise Beyond(f"the function {name} of {len(args)} arguments")

    def derivative(self, name, args, env, seed):
        if seed is not None:
            raise Beyond("a second derivative")
        target, at = args[1], None
        if target[0] == "entry":
            at = [self.whole(index, env) for index in target[2]] + [1]
            target = target[1]
        if target[0] != "name":
            raise Beyond("a derivative by an expression")
        rows, cols, _ = self.named(target[1], env, None)
        places = [tuple(at[:2])] if at else [(i, j) for i in range(1, rows + 1) for j in range(1, cols + 1)]
        columns = [self.of(args[0], env, (target[1], *place)) for place in places]
        slopes = [[Dual(x.d or self.w.number(0), None) for x in column[2]] for column in columns]
        if name == "D":
            if len(places) != 1:
                raise Beyond("a derivative by a vector")
            return (columns[0][0], columns[0][1], slopes[0])
        if name == "grad":
            return self.one(slopes[0][0]) if at else (rows, cols, [column[0] for column in slopes])
        return (len(slopes[0]), len(places), [slopes[j][i] for i in range(len(slopes[0])) for j in range(len(places))])


class Undefined(Exception):
    """A side has no value where some variables have these signs."""


class Unsigned(Exception):
    """The sign of a variable is needed that has none yet."""


def renamed(tree, old, new):
    if isinstance(tree, tuple):
        return ("name", new) if tree == ("name", old) else tuple(renamed(part, old, new) for part in tree)
    return [renamed(part, old, new) for part in tree] if isinstance(tree, list) else tree


def entry_of(tree, index):
    """exp(v) entry by entry is exp(v[#])."""
    if tree[0] == "call" and len(tree[2]) == 1 and tree[1] not in ("softmax", "diag", "ones"):
        return ("call", tree[1], [entry_of(tree[2][0], index)])
    return ("entry", tree, [("name", index)])


# ---------------------------------------------------------------- the count of sums

LOCAL = ({}, {})


def together(a, b):
    return {s: a.get(s, 0) + b.get(s, 0) for s in {*a, *b}}


def largest(a, b):
    return {s: max(a.get(s, 0), b.get(s, 0)) for s in {*a, *b}}


def multiple(a, k):
    return {s: n * k for s, n in a.items()}


def add(*terms):
    below = {}
    for _, own in terms:
        for key, (power, folds, deps) in own.items():
            below[key] = (max(power, below.get(key, (0,))[0]), folds, deps)
    above = {}
    for top, own in terms:
        for key, (power, folds, _) in below.items():
            top = together(top, multiple(folds, power - own.get(key, (0,))[0]))
        above = largest(above, top)
    return (above, below)


def mul(a, b):
    below = dict(a[1])
    for key, (power, folds, deps) in b[1].items():
        below[key] = (power + below.get(key, (0,))[0], folds, deps)
    return (together(a[0], b[0]), below)


class Count:
    """How many sums over each size a formula has at a time (README.md), read off the text: an upper bound."""

    def __init__(self, claim):
        self.claim, self.bound, self.memo, self.sorts = claim, {}, {}, {}

    # shapes

    def shape(self, tree):
        kind = tree[0]
        if kind == "name":
            name = tree[1]
            if name in self.bound or name in self.claim.free_indices:
                return []
            if name in self.claim.definitions:
                outer, self.bound = self.bound, {}
                found = self.shape(self.claim.definitions[name])
                self.bound = outer
                return found
            declared = self.claim.symbols.get(name)
            return list(declared) if isinstance(declared, list) else []
        if kind in ("number", "entry"):
            return []
        if kind == "'":
            inner = self.shape(tree[1])
            return [1, inner[0]] if len(inner) == 1 else reduced(inner[::-1])
        if kind == "*":
            a, b = self.shape(tree[1]), self.shape(tree[2])
            return (a or b) if not a or not b else reduced([a[0], b[1] if len(b) > 1 else 1])
        if kind == "call":
            name, args = tree[1], tree[2]
            if name in ("ones", "eye", "onehot"):
                size = self.length(args[-1])
                return [size, size] if name == "eye" else [size]
            if name == "sum" and len(args) == 4:
                return self.within(args, lambda: self.shape(args[3]))
            if name in ("sum", "norm1", "norm2sq", "dot") or (name in ("max", "min") and len(args) == 1):
                return []
            shapes = [self.shape(arg) for arg in args]
            if name == "diag":
                return [shapes[0][0], shapes[0][0]]
            if name in ("outer", "jacobian"):
                return [shapes[0][0], shapes[1][0]]
            if name == "grad":
                return shapes[1]
            return max(shapes, key=len)
        return max((self.shape(part) for part in tree[1:]), key=len)

    def length(self, tree):
        if tree[0] == "number" and tree[1].isdigit():
            return int(tree[1])
        if tree[0] == "name" and self.claim.symbols.get(tree[1]) == "size":
            return tree[1]
        raise Beyond("a length that is neither a size nor a number")

    def within(self, args, read):
        if args[0][0] != "name" or args[1] != ("number", "1"):
            raise Beyond("a sum that does not begin at 1")
        outer = self.bound
        self.bound = {**outer, args[0][1]: self.length(args[2])}
        try:
            return read()
        finally:
            self.bound = outer

    # counting

    def is_local(self, tree):
        try:
            return self.of(tree) == LOCAL
        except Beyond:
            return False

    def of(self, tree, full=False):
        """`full`: the sums inside functions and free definitions too, which a derivative goes through."""
        kind = tree[0]
        if kind == "number":
            return LOCAL
        if kind == "name":
            name = tree[1]
            if name in self.bound or name in self.claim.free_indices:
                raise Beyond("an index as a number")
            if self.claim.symbols.get(name) == "size":
                return ({name: 1}, {})
            inner = LOCAL
            if name in self.claim.definitions:
                outer, self.bound = self.bound, {}
                inner = self.of(self.claim.definitions[name], full) if full or name not in self.claim.free else LOCAL
                self.bound = outer
            if full and name in self.claim.along:
                for other in self.claim.along[name]:
                    inner = mul(inner, self.of(("name", other), True))
            return inner
        if kind == "entry":
            for index, size in zip(tree[2], self.shape(tree[1])):
                self.runs(index, size)
            above, below = self.of(tree[1], full)
            used = {index[1] for index in tree[2] if index[0] == "name"}
            return (above, {(key, tuple(sorted(used))) if "axis" in deps else key: (p, f, (deps - {"axis"}) | used if "axis" in deps else deps)
                            for key, (p, f, deps) in below.items()})
        if kind == "call":
            return self.call(tree[1], tree[2], full)
        if kind in RELATIONS and all(part[0] == "name" and self.is_index(part[1]) for part in tree[1:]):
            if kind not in ("==", "!="):
                raise Beyond("an order of indices")
            self.claim.alike.append((tree[1][1], tree[2][1]))
            return LOCAL
        if kind in RELATIONS or kind in ("and", "or", "not"):
            if any(self.of(part) != LOCAL for part in tree[1:]):
                raise Beyond("a condition on a sum or a size")
            return add(*[self.of(part, full) for part in tree[1:]])
        if kind == "?":
            if self.of(tree[1]) != LOCAL:
                raise Beyond("a condition on a sum or a size")
            return add(*[self.of(part, full) for part in tree[1:]])
        if kind in ("^", ".^"):
            base = self.of(tree[1], full)
            if tree[2][0] == "number" and tree[2][1].isdigit():
                result = LOCAL
                for _ in range(min(int(tree[2][1]), 20)):
                    result = mul(result, base)
                return result
            if any(self.of(part) != LOCAL for part in tree[1:]):
                raise Beyond("a power of a sum, or with one")
            return add(base, self.of(tree[2], full))
        parts = [self.of(part, full) for part in tree[1:]]
        if kind in ("+", "-"):
            return add(*parts)
        if kind in ("negate", "'"):
            return parts[0]
        if kind in ("/", "./"):
            return mul(parts[0], self.inverse(tree[2], parts[1]))
        a, b = self.shape(tree[1]), self.shape(tree[2])
        both = mul(*parts)
        inner = a[1] if len(a) > 1 else 1
        return self.summed(both, inner) if kind == "*" and a and b else both

    def is_index(self, name):
        return name in self.bound or name in self.claim.free_indices

    def runs(self, index, size):
        if index[0] != "name" or not self.is_index(index[1]):
            raise Beyond("an index that is no name")
        known = self.bound.get(index[1], self.sorts.get(index[1], size))
        if known != size:
            raise Beyond("an index with two ranges")
        if index[1] not in self.bound:
            self.sorts[index[1]] = size

    def deps(self, tree):
        names = {n for n in self.bound if f"'{n}'" in repr(tree)}
        return names | ({"axis"} if self.shape(tree) else set())

    def inverse(self, tree, count):
        if count == LOCAL:
            return LOCAL
        if not self.is_positive(tree):
            raise Beyond("a divisor that may vanish")
        above = {}
        for power, folds, _ in count[1].values():
            above = together(above, multiple(folds, power))
        return (above, {repr(tree): (1, count[0], self.deps(tree))} if count[0] else {})

    def is_positive(self, tree, weakly=False):
        """By its form; `weakly`: not negative."""
        part = lambda inner: self.is_positive(inner, weakly)
        kind = tree[0]
        if kind == "number":
            return weakly or float(tree[1]) > 0
        if kind == "name":
            if tree[1] in self.claim.definitions:
                return part(self.claim.definitions[tree[1]])
            return self.claim.symbols.get(tree[1]) == "size"
        if kind == "entry":
            return part(tree[1])
        if kind in ("+", "*", ".*"):
            return all(map(part, tree[1:]))
        if kind in ("/", "./"):
            return all(map(self.is_positive, tree[1:]))
        if kind in ("^", ".^"):
            return self.is_positive(tree[1]) or (weakly and tree[2] == ("number", "2"))
        if kind == "call":
            if weakly and tree[1] in ("norm2sq", "norm1", "abs"):
                return True
            return tree[1] in ("exp", "softmax", "sigma", "softplus", "cosh") or (tree[1] == "sum" and part(tree[2][-1]))
        return False

    def summed(self, count, size, index="axis"):
        if isinstance(size, int):
            return count
        if any(index in deps for _, _, deps in count[1].values()):
            raise Beyond("a divisor that varies in a sum")
        return (together(count[0], {size: 1}), count[1])

    def over_axes(self, count, tree):
        for size in self.shape(tree):
            count = self.summed(count, size)
        return count

    def call(self, name, args, full):
        if name == "sum" and len(args) == 4:
            read = lambda: self.summed(self.of(args[3], full), self.length(args[2]), args[0][1])
            return self.within(args, read)
        if name in ("ones", "eye"):
            return LOCAL
        if name == "onehot":
            self.runs(args[0], self.length(args[1]))
            return LOCAL
        if name in ("D", "grad", "jacobian"):
            if args[1][0] == "entry":
                self.of(args[1])
            self.of(args[0])
            above, below = self.of(args[0], True)
            for power, folds, _ in below.values():
                above = together(above, folds)
            found = (above, {key: (p + 1, f, d) for key, (p, f, d) in below.items()})
            return mul(found, self.of(args[0], True)) if full else found
        first = self.of(args[0], full)
        if name in ("sum", "norm2sq", "norm1", "dot"):
            if name == "norm1" and self.of(args[0]) != LOCAL:
                raise Beyond("a case by a sum")
            terms = mul(first, first) if name == "norm2sq" else mul(first, self.of(args[1], full)) if name == "dot" else first
            return self.over_axes(terms, args[0])
        if name == "outer":
            return mul(first, self.of(args[1], full))
        if name in ("diag", "ind"):
            return first
        if name == "softmax":
            if self.of(args[0]) != LOCAL:
                raise Beyond("the softmax of a sum")
            size = self.shape(args[0])[0]
            below = {f"softmax {args[0]!r}": (1, together({size: 1}, first[0]), set())}
            return mul(({}, below), first)
        if name == "log" and self.of(args[0]) != LOCAL:
            if not self.is_positive(args[0]):
                raise Beyond("a logarithm of a sum")
            return mul(first, self.inverse(args[0], first)) if full else LOCAL
        if any(self.of(arg) != LOCAL for arg in args) or (name in ("max", "min", "prod") and len(args) != 2):
            raise Beyond(f"{name} of a sum")
        return add(*[self.of(arg, full) for arg in args])


def reduced(shape):
    return [] if shape == [1, 1] else shape[:1] if len(shape) > 1 and shape[1] == 1 else shape


# ---------------------------------------------------------------- a line

class False_(Exception):
    """The record says what is not so."""


def natural(x, least=0):
    return isinstance(x, int) and not isinstance(x, bool) and least <= x <= 1000


class Claim:
    """A line of a certificate, taken apart."""

    def __init__(self, line, context):
        self.symbols, self.definitions, self.along = symbols_of(context), {}, {}
        for pair in context.get("definitions", []):
            if not (isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)):
                raise Malformed("a definition is a name and a text")
            self.definitions[pair[0]] = parse(pair[1])
        for moved in context.get("along", []):
            if not (isinstance(moved, list) and len(moved) == 3 and all(isinstance(n, str) for n in moved)):
                raise Malformed("what moves along has three names")
            self.along[moved[0]] = moved[1:]
        self.free = set(line.get("free", []))
        if not all(isinstance(n, str) and (n in self.definitions or n in self.along) for n in self.free):
            raise False_("a name is free that is not defined")
        self.free_indices = {n for n, shape in self.symbols.items() if shape == "index"}
        self.sized = any(shape == "size" for shape in self.symbols.values())
        self.any_slope = line["kind"] == "exact"
        self.sides = [parse(line[side]) for side in ("from", "to")]
        self.alike, self.end = [], time.process_time() + MAX_SECONDS
        self.count = Count(self)
        self.assumed, self.least = [], {}
        for text in [*context.get("assume", []), *([line["under"]] if line.get("under") else [])]:
            self.assume(parse(text))

    def assume(self, tree):
        if tree[0] in (">", ">=") and tree[2][0] == "number" and tree[1][0] == "name" and self.symbols.get(tree[1][1]) == "size":
            least = int(tree[2][1]) + (tree[0] == ">")
            self.least[tree[1][1]] = max(least, self.least.get(tree[1][1], 1))
        elif self.count.of(tree) != LOCAL or self.count.shape(tree):
            raise Beyond("an assumption on a sum, a size or an array")
        else:
            self.assumed.append(tree)

    def points(self, line):
        """The sizes that its own count asks for, with all values of the free indices."""
        shapes = [self.count.shape(side) for side in self.sides]
        if shapes[0] != shapes[1]:
            raise False_("the sides have different shapes")
        bound, _ = add(*[self.count.of(side) for side in self.sides])
        used = set().union(*[self.indices_in(tree, frozenset()) for tree in [*self.sides, *self.assumed]])
        sorts = self.count.sorts
        for _ in self.alike:
            for a, b in [*self.alike, *[(y, x) for x, y in self.alike]]:
                if a in sorts and b in self.free_indices:
                    if sorts.setdefault(b, sorts[a]) != sorts[a]:
                        raise Beyond("indices of different ranges that are compared")
        if used - set(sorts):
            raise Beyond("an index that runs over no size")
        places = [*[sorts[n] for n in used], *shapes[0]]
        self.compare(line, bound, places)
        spans = {}
        for size in [n for n, shape in self.symbols.items() if shape == "size"]:
            top = max(self.least.get(size, 1), places.count(size)) + bound.get(size, 0)
            first = self.least.get(size, 1) if bound.get(size) else top
            if top > MAX_SIZE:
                raise Beyond("large sizes")
            spans[size] = range(first, top + 1)
        for values in itertools.product(*spans.values()):
            sizes = dict(zip(spans, values))
            for at in self.patterns(sorted(used), sorts, sizes):
                yield sizes, at

    def patterns(self, names, sorts, sizes):
        """The values of the free indices, up to the names of the numbers: no order of indices is asked for."""
        found = [{}]
        for name in names:
            size = sorts[name]
            last = size if isinstance(size, int) else sizes[size]
            found = [{**at, name: k} for at in found
                     for k in range(1, min(last, 1 + max([at[n] for n in at if sorts[n] == size], default=0)) + 1)]
        return found

    def indices_in(self, tree, inside):
        """The free indices of a formula, through definitions."""
        if isinstance(tree, list):
            return set().union(*[self.indices_in(part, inside) for part in tree])
        if not isinstance(tree, tuple):
            return set()
        if tree[0] == "name":
            if tree[1] in self.definitions and tree[1] not in inside:
                return self.indices_in(self.definitions[tree[1]], inside | {tree[1]})
            return {tree[1]} & self.free_indices
        if tree[0] == "call" and tree[1] == "sum" and len(tree[2]) == 4:
            return self.indices_in(tree[2][1:], inside) - {tree[2][0][1]}
        return self.indices_in(list(tree[1:]), inside)

    def compare(self, line, bound, places):
        """What the record says of bound and sizes is consistent, and no less than must be."""
        claimed, sizes = line.get("bound"), line.get("sizes")
        if claimed is None:
            if line["kind"] == "convention" and sizes:
                raise Beyond("a convention that is judged at some sizes only")
            if any(n for n in bound if any(isinstance(s, list) and n in s for s in self.symbols.values())):
                raise False_("it is said to be exact without a bound for its sizes")
            return
        if not (isinstance(claimed, dict) and all(natural(b) for b in claimed.values()) and isinstance(sizes, list) and sizes):
            raise Malformed("bound and sizes")
        for name, b in claimed.items():
            if b > bound.get(name, 0):
                raise Beyond("a bound larger than its own")
        values = {n: sorted({s.get(n) for s in sizes}) for n in sizes[0]}
        if not all(natural(v, 1) for vs in values.values() for v in vs):
            raise False_("a size that is no positive whole number")
        full = 1
        for name, found in values.items():
            full *= len(found)
            b, least = claimed.get(name, 0), self.least.get(name, 1)
            if found[-1] - found[0] + 1 != len(found) or found[0] < least or (b > 0 and found[0] > least):
                raise False_(f"sizes of {name} are missing")
            if found[-1] > max(least, places.count(name)) + b or found[-1] < least + b:
                raise False_(f"the sizes of {name} are not those of its bound")
        if len({tuple(sorted(s.items())) for s in sizes}) != full or any(b and n not in values for n, b in claimed.items()):
            raise False_("sets of sizes are missing")


def symbols_of(context):
    symbols = context.get("symbols")
    if not isinstance(symbols, dict):
        raise Malformed("symbols")
    for shape in symbols.values():
        sizes = shape if isinstance(shape, list) else [1]
        if not (shape in ("scalar", "index", "size") or isinstance(shape, list)) or not 1 <= len(sizes) <= 2:
            raise Malformed("a shape")
        if not all(natural(s, 1) or (isinstance(s, str) and symbols.get(s) == "size") for s in sizes):
            raise Malformed("a size in a shape")
    return symbols


def confirm(line, context, primes):
    claim = Claim(line, context)
    judged = 0
    for count, (sizes, free) in enumerate(claim.points(line)):
        if count >= MAX_POINTS:
            raise Beyond("too many sizes")
        for p in primes:
            judged += in_all_signs(claim, p, sizes, free, {})
    if judged == 0:
        raise Beyond("assumptions that leave nothing")


def in_all_signs(claim, p, sizes, free, signs):
    """The line where some variables have signs; where more are asked for, in all of them."""
    world = World(p)
    world.signs = signs
    evaluation = Evaluation(claim, world, sizes, free)
    try:
        for tree in claim.assumed:
            if evaluation.scalar(evaluation.of(tree, {}, None)).x.exact != (1, 1):
                return 0
        left, right = [evaluation.of(side, {}, None) for side in claim.sides]
    except Undefined:
        return 0
    except Unsigned as asked:
        if len(signs) >= MAX_SIGNS:
            raise Beyond("too many cases") from None
        return sum(in_all_signs(claim, p, sizes, free, {**signs, asked.args[0]: s}) for s in (1, -1, 0))
    if left[:2] != right[:2]:
        raise False_("the sides have different shapes")
    if any(x.x.v != y.x.v for x, y in zip(left[2], right[2])):
        if world.opaque:
            raise Beyond("exponentials or logarithms that it does not know the relations of")
        raise False_("the sides differ" + (f" at the sizes {sizes}" if sizes else ""))
    return 1


# ---------------------------------------------------------------- a file

KINDS = {"exact", "convention", "sizes", "prose", "partial", "undecided", "refused"}


def check(certificates):
    """(id, line, 'confirmed' | 'beyond' | 'false', why) for every line that is said to be proved."""
    if not isinstance(certificates, list):
        raise Malformed("a list of derivations is expected")
    primes = [safe_prime()]
    for certificate in certificates:
        if not (isinstance(certificate, dict) and isinstance(certificate.get("context"), dict) and isinstance(certificate.get("lines"), list)):
            raise Malformed("a derivation has a context and lines")
        for line in certificate["lines"]:
            if not isinstance(line, dict) or line.get("kind") not in KINDS or line.get("relation") not in ("=", "≠", "holds"):
                raise Malformed("a line has a kind and a relation")
            if line["kind"] not in ("exact", "convention"):
                continue
            yield str(certificate.get("id")), line, *outcome(line, certificate["context"], primes)


def outcome(line, context, primes):
    try:
        if line["relation"] == "≠":
            raise Beyond("a refutation: the numbers beside it show it")
        confirm(line, context, primes)
        return "confirmed", ""
    except Beyond as beyond:
        return "beyond", str(beyond)
    except False_ as error:
        return "false", str(error)
    except RecursionError:
        return "beyond", "an expression that is nested too deeply"
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ZeroDivisionError, OverflowError) as error:
        return "beyond", f"something it does not expect: {type(error).__name__}"


def main(path):
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise Malformed("the file is too large")
        results = list(check(json.loads(data)))
        if not results:
            raise Malformed("no line in it is said to be proved")
    except (OSError, ValueError, RecursionError, Malformed) as error:
        print(f"{path}: no certificate: {error}", file=sys.stderr)
        return 2
    for name, line, fate, why in results:
        if fate != "confirmed":
            print(f"{fate}: {name}: {line.get('from')} {line['relation']} {line.get('to')}: {why}")
    count = {fate: sum(1 for result in results if result[2] == fate) for fate in ("confirmed", "beyond", "false")}
    print(json.dumps({"lines": len(results), **count}))
    return 1 if count["false"] else 0


if __name__ == "__main__":
    sys.setrecursionlimit(5000)
    if len(sys.argv) != 2:
        sys.exit("usage: check.py certificates.json")
    sys.exit(main(sys.argv[1]))
