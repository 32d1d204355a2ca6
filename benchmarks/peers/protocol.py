# Copyright 2026 The Intaglio Authors
#
# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""The talk between the driver and a peer: org.intaglio.benchmarks.headtohead.PeerServer, in Python.

The driver starts a process for one peer and one workload, and says on the command line what the workload is. Then it
writes lines, and the peer answers each with one line that begins with "peer: ":

    (start)     ready NAME AND VERSION
    run COUNT   ran SECONDS SAMPLES     COUNT steps of training, predictions, passes over the data or products
    quit        (the process ends)
    (failure)   failed REASON           and the process ends

Only what a round does is timed, by the peer itself; the arrays are there before.
"""

import argparse
import os
import sys
import time
from dataclasses import dataclass

FEATURES = {"mlp": (784,), "fashion": (784,), "cnn": (28, 28, 1), "resnet": (32, 32, 3),
            "lstm": (64, 64), "block": (128, 256), "gru": (64, 64), "bilstm": (64, 64), "text": (128,),
            "autoencoder": (28, 28, 1), "augmented": (32, 32, 3)}
VOCABULARY = 5000
CLASSES = 10


def residual_blocks():
    """The blocks of the network resnet: channels of the input, channels, stride."""
    channels_in = 64
    for channels, count in ((64, 2), (128, 3), (256, 2)):
        for i in range(count):
            yield channels_in, channels, 2 if i == 0 and channels != 64 else 1
            channels_in = channels


@dataclass(frozen=True)
class Job:
    """What the driver asks for; org.intaglio.benchmarks.headtohead.Workload is where the numbers come from."""

    variant: str
    task: str  # train, one (predict a sample), many (predict all samples) or gemm
    network: str
    batch: int
    samples: int
    form: str
    m: int
    n: int
    k: int
    threads: int

    def data(self):
        """Samples like images scaled to [0, 1], and their classes; the same for every peer of a kind.

        The samples of text are words; the targets of autoencoder are its samples.
        """
        import numpy as np

        random = np.random.default_rng(1)
        if self.network == "text":
            x = random.integers(0, VOCABULARY, (self.samples, *FEATURES[self.network]), dtype=np.int32)
            return x, random.integers(0, CLASSES, self.samples, dtype=np.int32)
        x = random.random((self.samples, *FEATURES[self.network]), dtype=np.float32)
        if self.network == "autoencoder":
            return x, x
        return x, random.integers(0, CLASSES, self.samples, dtype=np.int32)


def parse(arguments):
    parser = argparse.ArgumentParser(description="A peer of the head-to-head; the driver starts it.")
    parser.add_argument("--variant", default="")
    parser.add_argument("--task", required=True, choices=["train", "one", "many", "gemm"])
    parser.add_argument("--network", default="", choices=["", *FEATURES])
    parser.add_argument("--form", default="nn", choices=["nn", "nt", "tn"])
    for number in ("batch", "samples", "m", "n", "k"):
        parser.add_argument("--" + number, type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return Job(**vars(parser.parse_args(arguments)))


def limit_processors(threads):
    """Keeps the process to as many processors as it may have threads: not every library can be told otherwise.

    To be called before a library is imported, since they count processors then.
    """
    if hasattr(os, "sched_setaffinity"):
        allowed = sorted(os.sched_getaffinity(0))
        if threads < len(allowed):
            os.sched_setaffinity(0, allowed[:threads])


def serve(make):
    """Serves one driver.

    make takes a Job and returns the name with the version, the samples of a step, and a function that does a number
    of steps and returns when the last one is finished.
    """
    # Libraries print where they like; what is not an answer must not reach the driver as one.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def answer(line):
        print("peer: " + line, file=answers, flush=True)

    try:
        job = parse(sys.argv[1:])
        limit_processors(job.threads)
        name, samples_of_step, run = make(job)
        answer("ready " + name)
        for line in sys.stdin:
            command, *rest = line.split()
            if command == "quit":
                return
            if command != "run":
                raise ValueError("no such command: " + line.strip())
            count = int(rest[0])
            start = time.perf_counter()
            run(count)
            seconds = time.perf_counter() - start
            answer(f"ran {seconds:.9f} {count * samples_of_step}")
    except Exception as e:  # whatever it is, the driver reports it and goes on without this peer
        answer("failed " + (f"{type(e).__name__}: {e}".splitlines())[0])
        raise


class Epochs:
    """Which samples are next: shuffled anew whenever all have been seen, as fit() does it."""

    def __init__(self, samples, batch, shuffled):
        self.batch = batch
        self.batches = samples // batch
        self.shuffled = shuffled
        self.at = self.batches

    def next(self):
        if self.at == self.batches:
            self.order = self.shuffled()
            self.at = 0
        self.at += 1
        return self.order[(self.at - 1) * self.batch : self.at * self.batch]
