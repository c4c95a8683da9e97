"""Predicts one image at a time with PyTorch.

python torch_latency.py --data FOLDER --calls 1000 --threads 1 [--compile]
"""

import link

args = link.arguments()

import torch
import torch_model

torch.set_num_threads(args.threads)
images, _ = torch_model.tensors(*link.images(args.data, "test"))
net = torch_model.new_net().eval()


def probabilities(x):
    return torch_model.logits_and_squares(net, x, args.bfloat16)[0].softmax(1)


if args.compile:
    probabilities = torch.compile(probabilities, dynamic=False)


@torch.inference_mode()
def predict(call):
    row = call % len(images)
    return probabilities(images[row : row + 1]).numpy()


link.report(seconds=link.timed_calls(args.calls, predict))
