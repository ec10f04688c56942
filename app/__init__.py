"""Hits to answers, and the ways to ask.

In reading order: settings, picking, answer, ask, reference, samples, terminal, cli, render, chat,
server.
"""

from app.answer import Answer, Citation
from app.ask import ask

__all__ = ["Answer", "Citation", "ask"]
