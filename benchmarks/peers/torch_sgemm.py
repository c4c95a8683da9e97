"""The machine's own rate of float32 matrix products in PyTorch.

python torch_sgemm.py THREADS PRODUCTS
"""

import sys
import time

import link
import torch

threads, products = map(int, sys.argv[1:])
torch.set_num_threads(threads)
matrix = torch.full((2048, 2048), 0.5)
for _ in range(2):
    torch.mm(matrix, matrix)
clock = time.perf_counter()
for _ in range(products):
    torch.mm(matrix, matrix)
link.report(gflops=products * 2 * 2048**3 / (time.perf_counter() - clock) / 1e9)
