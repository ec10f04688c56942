"""Hits to answers, and the ways to ask.

In reading order: settings, answer, ask, reference, cli, chat.
"""

from app.answer import Answer, Citation
from app.ask import ask

__all__ = ["Answer", "Citation", "ask"]
