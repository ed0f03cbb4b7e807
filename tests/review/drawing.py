"""A made-up project whose truth is known: records and sentences to draw from, and a judge who is never wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from tocsin.records import Answer, AuditItem, AuditJudgement, Draw

PRECISION = {
    "event": (0.45, 400),
    "statement": (0.92, 300),
    "forecast": (0.6, 60),
    "posture": (0.5, 30),
    "relation": (0.8, 4),
}
OUTLETS = ("Large Wire",) * 5 + ("Post",) * 3 + ("Radio", "Gazette", "Blog")
BANDS = {"0.8 or more": 0.15, "0.5 to 0.8": 0.0, "below 0.5": -0.2}


def record(key: str, *, kind: str = "event", outlet: str = "Wire", band: str = "not given") -> AuditItem:
    return AuditItem("record", key, key, "doc", "hash", outlet, kind, band, 0, 5, (0, 20))


def sentence(key: str, *, kind: str = "bare", outlet: str = "Wire") -> AuditItem:
    return AuditItem("sentence", key, key, "doc", "hash", outlet, kind, "", 0, 20, (0, 20))


class Town:
    """794 records and 1,200 sentences, and what is true of each."""

    def __init__(self, seed: int = 3) -> None:
        chance = random.Random(seed)
        self.records: list[AuditItem] = []
        self.sentences: list[AuditItem] = []
        self._truth: dict[str, AuditJudgement] = {}
        for kind, (share, number) in PRECISION.items():
            for n in range(number):
                outlet, band = chance.choice(OUTLETS), chance.choice(list(BANDS))
                likely = share + BANDS[band] + (0.1 if outlet == "Large Wire" else -0.05)
                item = record(f"{kind}-{n}", kind=kind, outlet=outlet, band=band)
                fault = ("nothing",) if chance.random() < 0.3 else ("who",)
                right = chance.random() < likely
                said = AuditJudgement("record", item.key, "", "right" if right else "wrong", () if right else fault)
                self.records.append(item)
                self._truth[item.key] = said
        for n in range(1200):
            item = sentence(f"s-{n}", kind=chance.choice(["recorded", "bare"]), outlet=chance.choice(OUTLETS))
            missed = sum(chance.random() < (0.2 if item.type == "recorded" else 0.08) for _ in range(2))
            answer: Answer = "missed" if missed else "nothing"
            self.sentences.append(item)
            self._truth[item.key] = AuditJudgement("sentence", item.key, "", answer, ("event",) * missed)

    def judged(self, draws: Iterable[Draw], *, user: str = "ana", part: float = 1.0) -> list[AuditJudgement]:
        """The truth of what was drawn, or of the first part of it."""
        drawn = [[item for item, _ in draw.members] for draw in draws]
        asked = [item for items in drawn for item in items[: round(len(items) * part)]]
        truth = [self._truth[item.key] for item in asked]
        return [AuditJudgement(one.subject, one.key, user, one.answer, one.details) for one in truth]

    def right(self, wanted: Callable[[AuditItem], bool] = lambda _: True) -> float:
        """The true share of right records among those wanted."""
        answers = [self._truth[item.key].answer == "right" for item in self.records if wanted(item)]
        return sum(answers) / len(answers)

    @property
    def told(self) -> float:
        return sum("nothing" not in self._truth[item.key].details for item in self.records) / len(self.records)

    @property
    def missed(self) -> float:
        return sum(len(self._truth[item.key].details) for item in self.sentences) / len(self.sentences)

    @property
    def found(self) -> float:
        told = self.told * len(self.records)
        return told / (told + self.missed * len(self.sentences))
