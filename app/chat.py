"""The page: what stands where, and what happens on a question. No retrieval logic."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from app.answer import MAX_QUESTION, answer_question
from app.ask import open_index
from app.quiet_gradio import gr
from app.reference import long_date
from app.render import literal, reply_html, sources_html
from corpus.errors import NotFoundError, OnrecordError
from index.index import Index

SAMPLE_QUESTIONS = (
    "What did Segal say about supply chains?",
    "What did Kissinger propose?",
    "What does Lewis think of Beijing’s control over hackers?",
    "What changed after the 2015 pact?",
    "Who suggested tariffs?",
)
NO_SOURCES = '<p class="note">The passages that an answer quotes appear here.</p>'
FAILED = "Something went wrong; the terminal says what. Please try again."

OpenIndex = Callable[[], Index]


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its reply and its sources, both as HTML."""

    question: str
    reply: str
    sources: str


def build_page(open_index: OpenIndex, examples: Sequence[str] = ()) -> gr.Blocks:
    """The page that answers from the index that `open_index` returns at each question."""
    blocks: gr.Blocks
    with gr.Blocks(title="Onrecord", fill_width=True, analytics_enabled=False) as blocks:
        turns = gr.State(())
        header = gr.Markdown(elem_id="header", latex_delimiters=[])
        with gr.Row(elem_id="columns"):
            with gr.Column(elem_id="conversation", scale=3):
                chat = gr.Chatbot(
                    elem_id="chat",
                    show_label=False,
                    label="Conversation",
                    buttons=[],
                    render_markdown=False,
                    latex_delimiters=[],
                    feedback_options=None,
                    examples=[{"text": question} for question in examples],
                    placeholder="Ask about the articles. Every answer is quoted from them.",
                )
                box = gr.Textbox(
                    elem_id="question",
                    show_label=False,
                    label="Your question",
                    placeholder="What did … say about …?",
                    lines=1,
                    max_lines=4,
                    max_length=MAX_QUESTION,
                    submit_btn="Ask",
                    autofocus=True,
                )
            with gr.Column(elem_id="beside", scale=2):
                sources = gr.Markdown(NO_SOURCES, elem_id="sources", latex_delimiters=[])

        def reply(
            question: str,
            done: tuple[Turn, ...],
            progress: gr.Progress = gr.Progress(),  # noqa: B008  gradio finds it there
        ) -> Iterator[tuple[Any, ...]]:
            if not question.strip():
                gr.Info("Type a question about the articles first.", title="No question yet")
                yield gr.skip(), gr.skip(), "", gr.skip()
                return
            yield _messages(done, question), gr.skip(), "", gr.skip()
            progress(0.5, desc="Searching the articles")
            done = (*done, take_turn(open_index, question, len(done) + 1))
            yield _messages(done), _all_sources(done), gr.skip(), done

        options: dict[str, Any] = {
            "inputs": [box, turns],
            "outputs": [chat, sources, box, turns],
            "show_progress": "minimal",
            "show_progress_on": [chat],
            "api_visibility": "private",
            "concurrency_id": "reply",
        }
        box.submit(reply, **options)
        # Outside the queue: with these in it, Gradio 6.31 left a question that followed one of
        # them closely unanswered now and then, in 3 of 6 runs of the browser tests.
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        quiet["queue"] = False
        chat.example_select(_example_text, None, box, **quiet).then(reply, **options)
        chat.clear(lambda: (NO_SOURCES, ()), None, [sources, turns], **quiet)
        blocks.load(lambda: header_html(open_index), None, header, **quiet)
    blocks.queue(max_size=16, default_concurrency_limit=1, api_open=False)
    return blocks


def take_turn(open_index: OpenIndex, question: str, number: int) -> Turn:
    """Answer one question; a problem becomes a calm sentence, never a broken page."""
    try:
        index = open_index()
        answer = answer_question(index, question)
        return Turn(question, reply_html(answer, number), sources_html(answer, index, number))
    except OnrecordError as error:
        problem = _sentence(str(error))
    except Exception:
        traceback.print_exc()
        problem = FAILED
    return Turn(question, f'<p class="refusal">{literal(problem)}</p>', "")


def header_html(open_index: OpenIndex) -> str:
    """The name, and what the answers are drawn from."""
    try:
        index = open_index()
        count = index.manifest.articles
        facts = f"{count} article{'' if count == 1 else 's'}, indexed {_day(index)}"
        folder = index.manifest.folder
        try:
            changed = index.changed_files()
            if changed:
                facts += f". {changed} changed since: onrecord index {folder}"
        except NotFoundError:
            facts += f". Their folder is gone: {folder}"
    except OnrecordError as error:
        facts = _sentence(str(error))
    return f'<h1>Onrecord</h1><p class="origin">{literal(facts)}</p>'


def _day(index: Index) -> str:
    return long_date(index.manifest.built[:10])


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")


def _example_text(event: gr.SelectData) -> str:
    return str(event.value["text"])


def _messages(done: tuple[Turn, ...], pending: str | None = None) -> list[dict[str, str]]:
    messages = []
    for turn in done:
        messages.append({"role": "user", "content": literal(turn.question)})
        messages.append({"role": "assistant", "content": turn.reply})
    if pending is not None:
        messages.append({"role": "user", "content": literal(pending)})
    return messages


def _all_sources(done: tuple[Turn, ...]) -> str:
    """The newest answer's sources first; the older ones stay, for their numbers lead there."""
    return "<div>" + ("".join(turn.sources for turn in reversed(done)) or NO_SOURCES) + "</div>"


def serve(location: Path, port: int, examples: Sequence[str]) -> None:
    """Serve the page on 127.0.0.1 until it is interrupted; it suggests the questions `examples`."""
    from app.server import run

    def current() -> Index:
        return open_index(location)

    # The models take seconds to load: begin before the first question. The thread is waited for
    # at the end, since a library cut off while it loads aborts the process.
    Thread(target=_warm_up, args=(current,)).start()
    run(build_page(current, examples), current, port)


def _warm_up(open_index: OpenIndex) -> None:
    with suppress(OnrecordError):  # said again, where it can be read, when a question is asked
        answer_question(open_index(), "What is this about?")
