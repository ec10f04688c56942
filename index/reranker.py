"""(question, text) pairs to relevance: the only module that knows onnxruntime."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

MAX_TOKENS = 512
BATCH = 8


class Reranker(Protocol):
    """Anything that says how well texts answer a question."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Relevance of each text, of shape (len(texts),); higher is better."""
        ...


class CrossEncoder:
    """ms-marco-MiniLM-L-12-v2 in int8. Scores are logits, from about -11 to 11."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> "onnxruntime.InferenceSession":
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        return onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), providers=["CPUExecutionProvider"]
        )

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        encoded = self._tokenizer.encode_batch([(question, text) for text in texts])
        by_length = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        scores = np.empty(len(texts), np.float32)
        for start in range(0, len(texts), BATCH):
            batch = by_length[start : start + BATCH]
            scores[batch] = self._run([encoded[i] for i in batch])
        return scores

    def _run(self, encoded: "list[Encoding]") -> NDArray[np.float32]:
        shape = (len(encoded), max(len(item.ids) for item in encoded))
        inputs = {
            name: np.zeros(shape, np.int64)
            for name in ("input_ids", "attention_mask", "token_type_ids")
        }
        for row, item in enumerate(encoded):
            inputs["input_ids"][row, : len(item.ids)] = item.ids
            inputs["attention_mask"][row, : len(item.ids)] = 1
            inputs["token_type_ids"][row, : len(item.ids)] = item.type_ids
        logits: NDArray[np.float32] = self._session.run(None, inputs)[0]
        return logits.reshape(-1)
