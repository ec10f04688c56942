"""Passages to a searchable index, and questions to hits.

In reading order: models, embedder, vectors, terms, reranker, overlap, duplicates, store,
manifest, build, index.
"""

from index.build import BuildReport, build_index
from index.index import Hit, Index

__all__ = ["BuildReport", "Hit", "Index", "build_index"]
