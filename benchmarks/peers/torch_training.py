"""Cross-validates the notebook's network with PyTorch.

python torch_training.py --data FOLDER --batch 16 --part 0/2 --threads 1 [--compile]
"""

import link

args = link.arguments()

import torch
import torch_model

torch.set_num_threads(args.threads)
batch = int(args.batch)
images, labels = torch_model.tensors(*link.images(args.data, "train"))
# Each size of batch is compiled for itself: kernels for any size are slower.
loss = torch.compile(torch_model.loss, dynamic=False) if args.compile else torch_model.loss


def train(net, x, y):
    """One epoch, with the running figures that Keras shows."""
    optimizer = torch.optim.Adam(net.parameters(), 0.0005, eps=1e-7, fused=True)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.98 ** (1 / 10000))
    net.train()
    order = torch.randperm(len(x))
    losses, right = torch.zeros(()), torch.zeros((), dtype=torch.long)
    for rows in order.split(batch):
        total, logits = loss(net, x[rows], y[rows], args.bfloat16)
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        optimizer.step()
        schedule.step()
        losses += total.detach() * len(rows)
        right += (logits.detach().argmax(1) == y[rows]).sum()
    return float(losses) / len(x), int(right) / len(x)


def accuracy(net, x, y):
    net.eval()
    with torch.inference_mode():
        batches = zip(x.split(250), y.split(250))
        return sum(int((logits(net, a).argmax(1) == b).sum()) for a, b in batches) / len(x)


def logits(net, x):
    return torch_model.logits_and_squares(net, x, args.bfloat16)[0]


folds = link.folds(len(images), args.part)
for rows in {link.warm_rows(len(learnt), batch) for _, learnt, _ in folds}:
    train(torch_model.new_net(), images[:rows], labels[:rows])
link.await_others()
done = []
for number, learnt, held_out in folds:
    net = torch_model.new_net()
    x, y = images[learnt], labels[learnt]
    fold = link.timed_fold(number, len(x), lambda: train(net, x, y))
    fold["accuracy"] = accuracy(net, images[held_out], labels[held_out])
    done.append(fold)
link.report(folds=done, versions=torch_model.VERSIONS)
