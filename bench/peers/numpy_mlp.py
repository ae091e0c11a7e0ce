"""NumPy, written as one writes it: numpy_mlp.py <folder> <float32|float64>"""

import sys

import numpy as np
from contestant import Problem, serve

p = Problem(sys.argv[1], np.dtype(sys.argv[2]))
X, y, W1, b1, W2, b2 = p.X, p.y, p.W1, p.b1, p.W2, p.b2
rate = X.dtype.type(p.rate)


def step(batch):
    global W1, b1, W2, b2
    x, labels, K = X[batch], y[batch], len(batch)
    rows = np.arange(K)
    # forward
    ha = x @ W1.T + b1
    hs = np.maximum(ha, 0)
    oa = hs @ W2.T + b2
    shifted = oa - oa.max(axis=1, keepdims=True)
    exp = np.exp(shifted)
    total = exp.sum(axis=1, keepdims=True)
    loss = (np.log(total[:, 0]) - shifted[rows, labels]).mean()
    # backward
    gradoa = exp / total
    gradoa[rows, labels] -= 1
    gradoa /= K
    gradW2, gradb2 = gradoa.T @ hs, gradoa.sum(axis=0)
    gradha = (gradoa @ W2) * (ha > 0)
    gradW1, gradb1 = gradha.T @ x, gradha.sum(axis=0)
    # update
    W1 -= rate * gradW1
    b1 -= rate * gradb1
    W2 -= rate * gradW2
    b2 -= rate * gradb2
    return loss


serve(p.batches, step)
