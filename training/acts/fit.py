"""Fits the network to coded sentences."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import torch
from rich.progress import Progress
from torch import Tensor, nn
from torch.nn import functional

from tocsin.coding.acts.pieces import load_cutter

from .batches import AskedBatch, Batch, PairBatch, PlainBatch, RecordBatch, batches, record_batches
from .corpus import Passage
from .examples import IGNORED, epoch
from .network import ActNetwork
from .tagged import Tagged

After = Callable[[ActNetwork, int], None]
RATE = 1e-4
"""Peak learning rate of the encoder; the new heads learn ten times as fast."""
HEADS_RATE = 1e-3
WARM_UP = 0.1
"""Share of all steps in which the rate rises; it falls to nothing afterwards."""
ROUNDS = 4
WEIGHTS = {"trigger": 3.0, "root": 1.0, "status": 0.5, "mode": 0.3, "roles": 5.0}
"""Of each head's loss; those of triggers and roles are means over mostly empty pieces, hence the larger factors."""
LATER_ROUNDS = 5
"""Rounds over the coded articles, once the acts are learned."""
LATER_SLOWER = 1.5
RECALLED = 0.2
"""Share of the acts' batches that each of those rounds goes through, so that they are not forgotten."""
FOUND = 1.5
"""Weight of a piece that belongs to a record, which few do, beside one that does not."""
RECORDS_WEIGHT = 1.0
"""Of the records' loss, which is a sum over their labels."""
SMOOTHING = 0.05
"""Of the labels of pairs."""


def fit(passages: list[Passage], *, rounds: int = ROUNDS, seed: int = 1, after: After | None = None) -> ActNetwork:
    """A network fitted to the passages; ``after`` is called each round, with the network and the round's number."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cutter = load_cutter()
    network = ActNetwork()
    run(network, [batches(epoch(cutter, passages, rng), rng) for _ in range(rounds)], after=after)
    return network


def learn_records(
    network: ActNetwork,
    passages: list[Passage],
    articles: list[Tagged],
    *,
    rounds: int = LATER_ROUNDS,
    seed: int = 1,
    after: After | None = None,
) -> None:
    """Goes on with a network that finds acts, for the records that coded articles hold."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cutter = load_cutter()
    work = []
    for _ in range(rounds):
        acts = batches(epoch(cutter, passages, rng), rng)
        work.append([*record_batches(articles, rng), *acts[: int(len(acts) * RECALLED)]])
        rng.shuffle(work[-1])
    run(network, work, slower=LATER_SLOWER, after=after)


def run(
    network: ActNetwork,
    work: list[list[Batch]],
    *,
    slower: float = 1.0,
    after: After | None = None,
    quiet: bool = False,
) -> None:
    """Goes through the batches, round by round; ``slower`` divides both rates, for a network that is fitted already."""
    network.encoder.embeddings.word_embeddings.weight.requires_grad = False
    steps = sum(map(len, work))
    optimizer = _optimizer(network, slower)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    with Progress(disable=quiet) as progress:
        task = progress.add_task("fitting", total=steps)
        for number, batched in enumerate(work, 1):
            network.train()
            started, total = time.monotonic(), 0.0
            for batch in batched:
                loss = _loss(network, batch)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(network.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                total += float(loss.detach())
                progress.advance(task)
            seconds = time.monotonic() - started
            if not quiet:
                progress.console.print(f"round {number}: loss {total / len(batched):.3f}, {seconds:.0f} s")
            network.eval()
            if after is not None:
                after(network, number)


def _optimizer(network: ActNetwork, slower: float) -> torch.optim.Optimizer:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": RATE / slower}, {"params": heads, "lr": HEADS_RATE / slower}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _rate(done: float) -> float:
    return done / WARM_UP if done < WARM_UP else max(0.0, (1 - done) / (1 - WARM_UP))


def _loss(network: ActNetwork, batch: Batch) -> Tensor:
    states = network.read(batch.ids, batch.mask)
    if isinstance(batch, PlainBatch):
        return _entropy(network.trigger(states).flatten(0, 1), batch.triggers.flatten(), weight="trigger")
    if isinstance(batch, PairBatch):
        logits = network.pairs(states, batch.actors, batch.targets)
        return functional.cross_entropy(logits, batch.roots, label_smoothing=SMOOTHING)
    if isinstance(batch, RecordBatch):
        return RECORDS_WEIGHT * _records_loss(network.records(states), batch)
    return _asked_loss(network, batch, states)


def _records_loss(logits: Tensor, batch: RecordBatch) -> Tensor:
    weight = torch.full((logits.shape[-1],), FOUND)
    loss = functional.binary_cross_entropy_with_logits(logits, batch.labels, reduction="none", pos_weight=weight)
    return (loss * batch.learned).sum() / batch.mask.sum()


def _asked_loss(network: ActNetwork, batch: AskedBatch, states: Tensor) -> Tensor:
    at = states[torch.arange(len(states)), batch.places]
    loss = _entropy(network.root(at), batch.root, weight="root")
    told = batch.root > 0
    if not told.any():
        return loss
    loss = loss + _entropy(network.status(at), batch.status, weight="status")
    loss = loss + _entropy(network.mode(at), batch.mode, weight="mode")
    there = (batch.mask.bool() & told.unsqueeze(1)).unsqueeze(-1).expand_as(batch.roles)
    roles = functional.binary_cross_entropy_with_logits(network.roles(states)[there], batch.roles[there])
    return loss + WEIGHTS["roles"] * roles


def _entropy(logits: Tensor, gold: Tensor, *, weight: str) -> Tensor:
    return WEIGHTS[weight] * functional.cross_entropy(logits, gold, ignore_index=IGNORED)
