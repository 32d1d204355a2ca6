# Copyright 2026 The Intaglio Authors
#
# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""PyTorch, eager or compiled (--variant compile)."""

import protocol

# Images of a pass when all are predicted: the fastest of 100, 250, 500, 1000 and 2000 where they were compared.
MANY = 250


def make_network(name):
    from torch import nn

    if name == "mlp":
        return nn.Sequential(
            nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.2),
            nn.Linear(128, 64), nn.ReLU(), nn.Dropout(0.2),
            nn.Linear(64, 10),
        )  # fmt: skip
    if name == "fashion":
        layers, size = [], 784
        for units in (512, 256, 128):
            layers += [nn.Linear(size, units, bias=False), normalization(nn.BatchNorm1d, units)]
            layers += [nn.ReLU(), nn.Dropout(0.3)]
            size = units
        return nn.Sequential(*layers, nn.Linear(size, 10))
    if name == "cnn":
        return nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Dropout(0.5),
            nn.Linear(1600, 32), nn.ReLU(),
            nn.Linear(32, 10),
        )  # fmt: skip
    if name == "lstm":
        return make_lstm()
    if name == "block":
        return make_block()
    return make_resnet()


def make_lstm():
    from torch import nn

    class Lstm(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(64, 128, batch_first=True)
            self.out = nn.Linear(128, 10)

        def forward(self, x):
            return self.out(self.lstm(x)[1][0][0])

    return Lstm()


def make_block():
    from torch import nn

    class Block(nn.Module):
        """Post-norm, as protocol says; attention by the fused function."""

        def __init__(self):
            super().__init__()
            self.attention = nn.MultiheadAttention(256, 4, batch_first=True)
            self.norm1 = nn.LayerNorm(256, eps=1e-3)
            self.feed = nn.Sequential(nn.Linear(256, 1024), nn.ReLU(), nn.Linear(1024, 256))
            self.norm2 = nn.LayerNorm(256, eps=1e-3)
            self.out = nn.Linear(256, 10)

        def forward(self, x):
            x = self.norm1(x + self.attention(x, x, x, need_weights=False)[0])
            return self.out(self.norm2(x + self.feed(x)).mean(1))

    return Block()


def normalization(kind, channels):
    """With Keras' defaults."""
    return kind(channels, eps=1e-3, momentum=0.01)


def make_resnet():
    from torch import nn

    class Block(nn.Module):
        def __init__(self, channels_in, channels, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, padding=1, bias=False)
            self.norm1 = normalization(nn.BatchNorm2d, channels)
            self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
            self.norm2 = normalization(nn.BatchNorm2d, channels)
            self.relu = nn.ReLU(inplace=True)
            self.shortcut = None
            if stride != 1:
                self.shortcut = nn.Sequential(
                    nn.Conv2d(channels_in, channels, 1, stride, bias=False),
                    normalization(nn.BatchNorm2d, channels),
                )

        def forward(self, x):
            y = self.relu(self.norm1(self.conv1(x)))
            y = self.norm2(self.conv2(y))
            y += x if self.shortcut is None else self.shortcut(x)
            return self.relu(y)

    layers = [nn.Conv2d(3, 64, 3, padding=1, bias=False), normalization(nn.BatchNorm2d, 64), nn.ReLU(inplace=True)]
    for channels_in, channels, stride in protocol.residual_blocks():
        layers.append(Block(channels_in, channels, stride))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


def make(job):
    import torch

    torch.set_num_threads(job.threads)
    torch.manual_seed(1)
    name = "PyTorch " + torch.__version__.split("+")[0]
    if job.task == "gemm":
        return name, 1, gemm(torch, job)
    if job.variant == "compile":
        name += " compiled"
    model = make_network(job.network)
    x, y = (torch.from_numpy(a) for a in job.data())
    if x.dim() == 4:
        # Channels last, as the data lie; a view, and faster than channels first with oneDNN.
        model = model.to(memory_format=torch.channels_last)
        x = x.permute(0, 3, 1, 2)
    compile_if_asked = torch.compile if job.variant == "compile" else lambda f: f
    if job.task == "train":
        return name, job.batch, training(torch, compile_if_asked, model, x, y.long(), job)
    model.eval()

    @torch.inference_mode()
    def predict(rows):
        return torch.softmax(forward(rows), 1)

    forward = compile_if_asked(model)
    if job.task == "one":
        one = x[:1].contiguous()

        def run(count):
            for _ in range(count):
                predict(one).numpy()

        return name, 1, run

    def run(count):
        for _ in range(count):
            torch.cat([predict(rows) for rows in x.split(MANY)]).numpy()

    return name, job.samples, run


def training(torch, compile_if_asked, model, x, y, job):
    optimizer = torch.optim.Adam(model.parameters(), eps=1e-7, fused=True)
    epochs = protocol.Epochs(job.samples, job.batch, lambda: torch.randperm(job.samples))
    model.train()

    @compile_if_asked
    def loss_of(rows, classes):
        return torch.nn.functional.cross_entropy(model(rows), classes)

    def run(steps):
        total = torch.zeros(())
        for _ in range(steps):
            chosen = epochs.next()
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(x[chosen], y[chosen])
            loss.backward()
            optimizer.step()
            total += loss.detach()
        return total.item()

    return run


def gemm(torch, job):
    """m×n results of sums of k products: A·B, with B (nt) or A (tn) given transposed."""
    a = torch.rand((job.k, job.m) if job.form == "tn" else (job.m, job.k))
    b = torch.rand((job.n, job.k) if job.form == "nt" else (job.k, job.n))
    a = a.t() if job.form == "tn" else a
    b = b.t() if job.form == "nt" else b
    c = torch.empty(job.m, job.n)

    @torch.inference_mode()
    def run(count):
        for _ in range(count):
            torch.mm(a, b, out=c)

    return run


if __name__ == "__main__":
    protocol.serve(make)
