"""The notebook's network in PyTorch, with Keras's defaults and penalties."""

import torch
from torch import nn

VERSIONS = f"PyTorch {torch.__version__}"


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv_1 = nn.Conv2d(1, 64, 3, padding=1)
        self.norm_1 = nn.BatchNorm2d(64, eps=1e-3, momentum=0.01)
        self.conv_2 = nn.Conv2d(64, 128, 3, padding=1)
        self.norm_2 = nn.BatchNorm2d(128, eps=1e-3, momentum=0.01)
        self.hidden = nn.Linear(128 * 7 * 7, 128)
        self.drop = nn.Dropout(0.6)
        self.out = nn.Linear(128, 10)
        for layer in (self.conv_1, self.conv_2, self.hidden, self.out):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        """Logits, and the sum of the squares of what the penalised layers give."""
        a = torch.relu(self.conv_1(x))
        b = torch.relu(self.conv_2(nn.functional.max_pool2d(self.norm_1(a), 2)))
        c = torch.relu(self.hidden(nn.functional.max_pool2d(self.norm_2(b), 2).flatten(1)))
        squares = sum(y.square().sum(dtype=torch.float32) for y in (a, b, c))
        return self.out(self.drop(c)), squares


def new_net():
    torch.manual_seed(42)
    return Net().to(memory_format=torch.channels_last)


def logits_and_squares(net, x, bfloat16):
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
        logits, squares = net(x)
    return logits.float(), squares


def loss(net, x, y, bfloat16):
    """Mean cross-entropy with all penalties, and the logits."""
    logits, squares = logits_and_squares(net, x, bfloat16)
    total = nn.functional.cross_entropy(logits, y) + 1e-4 * squares / len(x)
    for layer in (net.conv_1, net.conv_2, net.hidden):
        total = total + 1e-5 * layer.weight.abs().sum() + 1e-4 * layer.weight.square().sum()
        total = total + 1e-5 * layer.bias.abs().sum()
    return total, logits


def tensors(pixels, labels):
    x = torch.from_numpy(pixels).unsqueeze(1).to(memory_format=torch.channels_last)
    return x, torch.from_numpy(labels).long()
