"""The problem as problem.ts wrote it, and the protocol of contestant.ts: a line in, an epoch, a line out."""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np


class Problem:
    def __init__(self, folder, dtype=np.float32):
        folder = Path(folder)
        numbers = json.loads((folder / "problem.json").read_text())
        self.n, self.d, self.dh, self.m, self.K = (numbers[k] for k in ("n", "d", "dh", "m", "K"))
        self.rate = numbers["rate"]
        data = folder.parent
        X = np.fromfile(data / "X.f32", np.float32)
        self.X = X.reshape(-1, self.d).astype(dtype, copy=False)
        self.y = np.fromfile(data / "y.u8", np.uint8).astype(np.int64)
        order = np.fromfile(data / "order.u32", np.uint32, count=self.n).astype(np.int64)
        self.batches = [order[i : i + self.K] for i in range(0, self.n, self.K)]

        def read(name, *shape):
            return np.fromfile(folder / f"{name}.f32", np.float32).reshape(shape).astype(dtype)

        self.W1, self.b1 = read("W1", self.dh, self.d), read("b1", self.dh)
        self.W2, self.b2 = read("W2", self.m, self.dh), read("b2", self.m)


def serve(batches, step):
    """step(batch) does a minibatch and returns its mean loss."""
    n = sum(len(batch) for batch in batches)
    print("ready", flush=True)
    for _ in sys.stdin:
        steps, loss = [], 0.0
        for batch in batches:
            start = time.perf_counter()
            loss += float(step(batch)) * len(batch) / n
            steps.append(time.perf_counter() - start)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"steps": steps, "loss": loss, "megabytes": megabytes}), flush=True)
