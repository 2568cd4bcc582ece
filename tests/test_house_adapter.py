"""The house adapter goes into the weights of the model that it was made for, and into no other."""

from pathlib import Path

import pytest

from iepwriter.llama import house, prepare
from iepwriter.models.catalogue import ModelFile, catalogue

gguf = pytest.importorskip("gguf")


def made(path: Path, base: str, size: float = 0.02, weight: str = "blk.3.attn_q.weight", width: int = 576) -> Path:
    """An adapter with random numbers for one weight."""
    import numpy as np

    chance = np.random.default_rng(3)
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 8.0)
    writer.add_name("a test")
    writer.add_string("iepwriter.base_sha256", base)
    for part, shape in (("lora_a", (4, width)), ("lora_b", (width, 4))):
        writer.add_tensor(f"{weight}.{part}", (size * chance.standard_normal(shape)).astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def default_model() -> ModelFile:
    return next(m for m in catalogue() if m.id == "smollm2-135m" and m.path)


def test_an_adapter_for_another_base_is_not_used(tmp_path: Path) -> None:
    made(tmp_path / "a.gguf", "1" * 64)
    assert house.adapter_for("1" * 64, tmp_path / "a.gguf") is not None
    assert house.adapter_for("2" * 64, tmp_path / "a.gguf") is None
    assert house.adapter_for("", tmp_path / "a.gguf") is None


@pytest.mark.parametrize("content", [b"", b"GGUF", b"no adapter at all" * 99])
def test_a_damaged_adapter_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.gguf").write_bytes(content)
    assert house.adapter_for("1" * 64, tmp_path / "a.gguf") is None


@pytest.mark.model
def test_the_merged_model_writes_as_the_model_with_the_adapter_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import llama_cpp
    import numpy as np

    model = default_model()
    file = made(tmp_path / "a.gguf", model.sha256, size=0.5)
    monkeypatch.setattr(prepare, "adapter_for", lambda sha: house.adapter_for(sha, file))
    monkeypatch.setattr("iepwriter.models.paths.cache_folder", lambda: tmp_path / "cache")
    ready = prepare.prepared(model)
    assert ready.adapter is not None and ready.adapter.name == "a test"
    assert [f.suffix for f in (tmp_path / "cache" / "models").iterdir()] == [".gguf"], "scraps were left behind"

    def logits(path: Path, lora: str | None = None) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
        llama = llama_cpp.Llama(str(path), n_ctx=256, logits_all=True, verbose=False, lora_path=lora)
        llama.eval(llama.tokenize(b"Typed: he gets 30 min not 60\nLetter:"))
        return np.array(llama.scores[llama.n_tokens - 1])

    assert model.path is not None
    plain, beside, merged = logits(model.path), logits(model.path, str(file)), logits(ready.path)
    assert np.corrcoef(beside, plain)[0, 1] < 0.99, "the adapter of this test changes nothing"
    assert np.corrcoef(beside, merged)[0, 1] > 0.995


@pytest.mark.model
@pytest.mark.parametrize("wrong", [{"weight": "blk.99.attn_q.weight"}, {"width": 64}])
def test_an_adapter_that_does_not_fit_leaves_the_model_as_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, object]
) -> None:
    model = default_model()
    file = made(tmp_path / "a.gguf", model.sha256, **wrong)  # type: ignore[arg-type]
    monkeypatch.setattr(prepare, "adapter_for", lambda sha: house.adapter_for(sha, file))
    monkeypatch.setattr("iepwriter.models.paths.cache_folder", lambda: tmp_path / "cache")
    ready = prepare.prepared(model)
    assert ready.path == model.path and ready.adapter is None
    assert not list((tmp_path / "cache" / "models").iterdir())
