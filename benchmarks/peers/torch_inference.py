"""Evaluates and predicts images with PyTorch.

python torch_inference.py --data FOLDER --batch 64,250,1000 --part 0/1 --threads 2 [--compile]
"""

import link

args = link.arguments()

import torch
import torch_model

torch.set_num_threads(args.threads)
images, labels = torch_model.tensors(*link.images(args.data, "test"))
share = link.share(len(images), args.part)
images, labels = images[share], labels[share]
net = torch_model.new_net().eval()


def probabilities(x):
    return torch_model.logits_and_squares(net, x, args.bfloat16)[0].softmax(1)


def judged(x, y):
    total, logits = torch_model.loss(net, x, y, args.bfloat16)
    return total * len(x), (logits.argmax(1) == y).sum()


if args.compile:
    probabilities = torch.compile(probabilities, dynamic=False)
    judged = torch.compile(judged, dynamic=False)


@torch.inference_mode()
def evaluate(rows, batch):
    losses, right = torch.zeros(()), torch.zeros((), dtype=torch.long)
    for x, y in zip(images[:rows].split(batch), labels[:rows].split(batch)):
        total, hits = judged(x, y)
        losses += total
        right += hits
    return float(losses) / rows, int(right) / rows


@torch.inference_mode()
def predict(rows, batch):
    return torch.cat([probabilities(x) for x in images[:rows].split(batch)]).numpy()


passes = []
for batch in map(int, args.batch.split(",")):
    for operation, work in (("evaluate", evaluate), ("predict", predict)):
        passes.append(link.timed_pass(operation, batch, len(images), lambda rows: work(rows, batch)))
link.report(passes=passes)
