"""Train a LoRA on the pairs, on the processor, and keep the adapter with the lowest validation loss.

python -m training.train MODEL.gguf TRAIN.jsonl VALIDATION.jsonl OUT_FOLDER [--seed 1] [--rate 1e-3] [--rank 16]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer

_PADDED = 700
"""Tokens of a batch, padding included."""
_WARM = 0.06
"""Share of the steps in which the rate rises."""
_CHECKS = 5
"""Measurements of the validation loss during a run."""
_LINEARS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
PROMPT = "Typed: {typed}\nLetter:"


@dataclass(frozen=True)
class Example:
    """Token ids of prompt and target, and where the target begins."""

    ids: list[int]
    start: int


def base_model(gguf: Path, folder: Path) -> Path:
    """The base as a folder that transformers and the converter read; made once from the GGUF, weights unchanged."""
    if not (folder / "config.json").is_file():
        model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
        # Saving refuses a model that still calls itself quantised.
        del model.config.quantization_config
        model.hf_quantizer, model.is_quantized = None, False
        model.to(torch.bfloat16).save_pretrained(folder)
        AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(folder)
    return folder


def examples(path: Path, tokenizer: Any) -> list[Example]:
    """The pairs of a file as tokens: ` letter`, a line break and the end token are the target."""
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        head = tokenizer.encode(PROMPT.format(typed=row["typed"]), add_special_tokens=False)
        tail = tokenizer.encode(" " + row["letter"] + "\n", add_special_tokens=False)
        found.append(Example([*head, *tail, tokenizer.eos_token_id], len(head)))
    return found


def batches(rows: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Batches of about the same length in a random order."""
    found: list[list[Example]] = [[]]
    for row in sorted(rows, key=lambda row: (len(row.ids), chance.random())):
        if found[-1] and (len(found[-1]) + 1) * len(row.ids) > _PADDED:
            found.append([])
        found[-1].append(row)
    chance.shuffle(found)
    return found


def loss_of(model: Any, batch: Sequence[Example]) -> tuple[torch.Tensor, int]:
    """The summed loss of the targets of a batch, and how many target tokens it has."""
    longest = max(len(row.ids) for row in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    wanted = torch.zeros(len(batch), longest, dtype=torch.bool)
    for place, row in enumerate(batch):
        ids[place, : len(row.ids)] = torch.tensor(row.ids)
        mask[place, : len(row.ids)] = 1
        wanted[place, row.start - 1 : len(row.ids) - 1] = True
    hidden = model.base_model.model.model(input_ids=ids, attention_mask=mask).last_hidden_state
    # The vocabulary is a fifth of all the work, so it is computed where there is something to learn.
    logits = model.base_model.model.lm_head(hidden[wanted]).float()
    targets = ids.roll(-1, dims=1)[wanted]
    return torch.nn.functional.cross_entropy(logits, targets, reduction="sum"), len(targets)


@torch.no_grad()
def validation(model: Any, rows: Sequence[Example]) -> float:
    """Mean loss of a target token (nats)."""
    model.eval()
    total, count = 0.0, 0
    for batch in batches(rows, random.Random(0)):
        loss, tokens = loss_of(model, batch)
        total, count = total + loss.item(), count + tokens
    model.train()
    return total / count


class Masters:
    """fp32 copies of the bf16 adapter weights: small steps would be lost in bf16."""

    def __init__(self, model: Any, rate: float) -> None:
        self.live = [weight for weight in model.parameters() if weight.requires_grad]
        self.kept = [weight.detach().float().clone().requires_grad_() for weight in self.live]
        self.optimiser = torch.optim.AdamW(self.kept, lr=rate, weight_decay=0.0, betas=(0.9, 0.98))

    def step(self, rate: float) -> None:
        """One step of AdamW on clipped gradients."""
        for kept, live in zip(self.kept, self.live, strict=True):
            assert live.grad is not None
            kept.grad, live.grad = live.grad.float(), None
        torch.nn.utils.clip_grad_norm_(self.kept, 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.step()
        with torch.no_grad():
            for kept, live in zip(self.kept, self.live, strict=True):
                live.copy_(kept)


def rate_at(step: int, steps: int, top: float) -> float:
    """Linear warm-up, then a cosine down to a twentieth."""
    warm = max(1, round(steps * _WARM))
    if step < warm:
        return top * (step + 1) / warm
    return top * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm))))


def epochs(rows: Sequence[Example], passes: int, chance: random.Random) -> Iterator[list[Example]]:
    """All batches of all passes."""
    for _ in range(passes):
        yield from batches(rows, chance)


def train(told: argparse.Namespace) -> dict[str, Any]:
    """Run the whole training and return what is worth knowing about it."""
    torch.manual_seed(told.seed)
    chance = random.Random(told.seed)
    folder = base_model(told.model, told.base)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16)
    shape = LoraConfig(r=told.rank, lora_alpha=2 * told.rank, target_modules=_LINEARS, task_type="CAUSAL_LM")
    model = get_peft_model(model, shape, autocast_adapter_dtype=False)
    rows, held = examples(told.train, tokenizer), examples(told.validation, tokenizer)
    if told.examples:
        rows = chance.sample(rows, min(told.examples, len(rows)))
    plan = list(epochs(rows, told.passes, chance))
    masters = Masters(model, told.rate)
    tokens = targets = 0
    best, curve, started = math.inf, [], time.perf_counter()
    spent = 0.0
    for step, batch in enumerate(plan):
        begun = time.perf_counter()
        loss, count = loss_of(model, batch)
        (loss / count).backward()
        masters.step(rate_at(step, len(plan), told.rate))
        tokens, targets = tokens + sum(len(row.ids) for row in batch), targets + count
        spent += time.perf_counter() - begun
        if step % 20 == 0:
            print(f"step {step}/{len(plan)} loss {loss.item() / count:.3f} {tokens / spent:.0f} tokens/s", flush=True)
        if (step + 1) % max(1, len(plan) // _CHECKS) == 0 or step + 1 == len(plan):
            now = validation(model, held)
            curve.append((step + 1, round(now, 4)))
            print(f"step {step + 1}: validation loss {now:.4f}, {time.perf_counter() - started:.0f} s", flush=True)
            if now < best:
                best = now
                model.save_pretrained(told.out)
    return {
        "rank": told.rank,
        "alpha": 2 * told.rank,
        "rate": told.rate,
        "steps": len(plan),
        "passes": told.passes,
        "examples": len(rows),
        "tokens": tokens,
        "target_tokens": targets,
        "seed": told.seed,
        "seconds": round(spent),
        "tokens_per_second": round(tokens / spent),
        "validation_loss": round(best, 4),
        "validation_curve": curve,
        "prompt": PROMPT + " {letter}\n",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "train", "validation", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--base", type=Path, default=Path("training-base"), help="folder for the dequantised base")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0, help="at most so many; 0 means all")
    parser.add_argument("--threads", type=int, default=2)
    told = parser.parse_args()
    torch.set_num_threads(told.threads)
    told.out.mkdir(parents=True, exist_ok=True)
    done = train(told)
    (told.out / "settings.json").write_text(json.dumps(done, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(done, indent=2))


if __name__ == "__main__":
    main()
