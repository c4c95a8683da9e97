#!/usr/bin/env bash
# The oneDNN of PyTorch 2.13.0 (pip, CPU), on an Intel Xeon with avx512_bf16 and avx512_fp16 but no amx_bf16, as in many
# virtual machines. TensorFlow 2.18's oneDNN 3.5 does the same.
#
# Guess:     a processor that has instructions for bfloat16 (avx512_bf16) multiplies it faster than float32, as AMD's do:
#            half the bytes, two products per lane. oneDNN chooses a kernel for it (brgconv: avx512_core_bf16).
# Behaviour: a convolution takes longer in bfloat16 than in float32. Only AMX makes it fast on Intel's processors.
# Seen:      below: which is faster, of one thread's 3x3 convolution of 64 channels and 128 filters, 16 maps of 14x14; the
#            ratio was 1.64. On other processors there is nothing to see.
# Remedy:    look for amx_bf16, not for avx512_bf16, before choosing bfloat16 on Intel's processors.
set -euo pipefail
has() { grep -m1 '^flags' /proc/cpuinfo | grep -qw "$1"; }
if ! grep -qm1 GenuineIntel /proc/cpuinfo || ! has avx512_bf16 || has amx_bf16; then
  echo "This is no Intel processor with avx512_bf16 and without amx_bf16."
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip -q install torch==2.13.0

cat > time.py <<'PYTHON'
import statistics
import time

import torch

torch.set_num_threads(1)


def milliseconds(kind):
    maps = torch.rand(16, 64, 14, 14).to(kind).to(memory_format=torch.channels_last)
    layer = torch.nn.Conv2d(64, 128, 3, padding=1).to(kind).to(memory_format=torch.channels_last)
    taken = []
    with torch.inference_mode():
        for _ in range(300):
            start = time.perf_counter()
            layer(maps)
            taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


pairs = [(milliseconds(torch.float32), milliseconds(torch.bfloat16)) for _ in range(5)]
float32, bfloat16 = map(statistics.median, zip(*pairs))
print(f"float32 {float32:.2f} ms, bfloat16 {bfloat16:.2f} ms", flush=True)
print("bfloat16 is slower" if bfloat16 > 1.2 * float32 else "bfloat16 is not slower")
PYTHON
venv/bin/python time.py | tee seen

grep -q "bfloat16 is slower" seen
echo "As described."
