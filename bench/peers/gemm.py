"""GFLOP/s of NumPy's matrix product X·W1ᵀ: gemm.py <K> <d> <dh> <float32|float64>, one line per line in."""

import sys
import time

import numpy as np

K, d, dh = map(int, sys.argv[1:4])
rng = np.random.default_rng(1)
X, W = (rng.standard_normal(shape).astype(sys.argv[4]) for shape in ((K, d), (dh, d)))
out = X @ W.T
print("ready", flush=True)
for _ in sys.stdin:
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        np.matmul(X, W.T, out=out)
        best = min(best, time.perf_counter() - start)
    print(2 * K * d * dh / best / 1e9, flush=True)
