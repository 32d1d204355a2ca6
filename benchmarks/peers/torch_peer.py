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
        return make_recurrent(nn.LSTM(64, 128, batch_first=True), 128)
    if name == "gru":
        return make_recurrent(nn.GRU(64, 128, batch_first=True), 128)
    if name == "bilstm":
        return make_recurrent(nn.LSTM(64, 64, batch_first=True, bidirectional=True), 128)
    if name == "text":
        return make_text()
    if name == "autoencoder":
        return nn.Sequential(
            nn.Conv2d(1, 16, 3, 2, padding=1), nn.ReLU(),
            nn.Conv2d(16, 32, 3, 2, padding=1), nn.ReLU(),
            nn.ConvTranspose2d(32, 16, 3, 2, padding=1, output_padding=1), nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 3, 2, padding=1, output_padding=1), nn.Sigmoid(),
        )  # fmt: skip
    if name == "augmented":
        return nn.Sequential(
            make_augmentation(),
            nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(2304, 64), nn.ReLU(),
            nn.Linear(64, 10),
        )  # fmt: skip
    if name == "block":
        return make_block()
    return make_resnet()


def make_recurrent(layer, size):
    from torch import nn

    class Recurrent(nn.Module):
        """The last state of each way, and a dense layer."""

        def __init__(self):
            super().__init__()
            self.layer = layer
            self.out = nn.Linear(size, 10)

        def forward(self, x):
            state = self.layer(x)[1]
            state = state[0] if isinstance(state, tuple) else state
            return self.out(state[0] if len(state) == 1 else state.transpose(0, 1).flatten(1))

    return Recurrent()


def make_text():
    from torch import nn

    class Text(nn.Module):
        def __init__(self):
            super().__init__()
            self.meaning = nn.Embedding(protocol.VOCABULARY, 64)
            self.phrases = nn.Conv1d(64, 128, 5)
            self.out = nn.Linear(128, 10)

        def forward(self, x):
            x = self.phrases(self.meaning(x).transpose(1, 2)).relu()
            return self.out(x.amax(2))

    return Text()


def make_augmentation():
    import torch
    from torch import nn

    class Augmentation(nn.Module):
        """A flip, a rotation by up to a tenth of a turn and a zoom by up to a tenth, as one warp."""

        def forward(self, x):
            if not self.training:
                return x
            n = len(x)
            angle = (torch.rand(n) * 2 - 1) * (0.1 * 2 * torch.pi)
            zoom = 1 + (torch.rand(n) * 2 - 1) * 0.1
            flip = torch.randint(0, 2, (n,)) * 2.0 - 1
            cos, sin, zero = zoom * angle.cos(), zoom * angle.sin(), torch.zeros(n)
            rows = torch.stack([cos * flip, -sin, zero, sin * flip, cos, zero], 1).view(n, 2, 3)
            grid = nn.functional.affine_grid(rows, x.shape, align_corners=False)
            return nn.functional.grid_sample(x, grid, padding_mode="reflection", align_corners=False)

    return Augmentation()


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
        y = y.permute(0, 3, 1, 2) if y.dim() == 4 else y
    compile_if_asked = torch.compile if job.variant == "compile" else lambda f: f
    if job.task == "train":
        return name, job.batch, training(torch, compile_if_asked, model, x, y if y.is_floating_point() else y.long(), job)
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
        if job.network == "autoencoder":
            return torch.nn.functional.mse_loss(model(rows), classes)
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
