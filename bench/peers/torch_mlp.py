"""PyTorch on the CPU, as its tutorials write it: torch_mlp.py <folder> <threads>"""

import sys

import torch
from contestant import Problem, serve
from torch import nn

torch.set_num_threads(int(sys.argv[2]))
p = Problem(sys.argv[1])
X, y = torch.from_numpy(p.X), torch.from_numpy(p.y)
batches = [torch.from_numpy(batch) for batch in p.batches]
model = nn.Sequential(nn.Linear(p.d, p.dh), nn.ReLU(), nn.Linear(p.dh, p.m))
with torch.no_grad():
    for parameter, value in zip(model.parameters(), (p.W1, p.b1, p.W2, p.b2)):
        parameter.copy_(torch.from_numpy(value))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=p.rate)


def step(batch):
    optimizer.zero_grad()
    loss = criterion(model(X[batch]), y[batch])
    loss.backward()
    optimizer.step()
    return loss.item()


serve(batches, step)
