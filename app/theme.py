"""Colours and type of the page; the layout is in page.css."""

from app.quiet_gradio import gr

# Fonts of the system: nothing is fetched, and no font file is shipped.
UI_FONT = ["system-ui", "Segoe UI", "Helvetica", "Arial", "sans-serif"]

THEME = gr.themes.Base(
    primary_hue="teal", neutral_hue="stone", font=UI_FONT, font_mono=["ui-monospace", "monospace"]
).set(
    body_background_fill="#faf8f4",
    body_background_fill_dark="#171614",
    body_text_color="#23211d",
    body_text_color_dark="#e7e3da",
    body_text_color_subdued="#6b655a",
    body_text_color_subdued_dark="#a39c8f",
    background_fill_primary="#ffffff",
    background_fill_primary_dark="#1f1d1a",
    background_fill_secondary="#f2eee6",
    background_fill_secondary_dark="#26241f",
    border_color_primary="#e3ddd0",
    border_color_primary_dark="#3a372f",
    block_background_fill="transparent",
    block_background_fill_dark="transparent",
    block_border_width="0px",
    block_shadow="none",
    input_background_fill="#ffffff",
    input_background_fill_dark="#1f1d1a",
    button_primary_background_fill="#1f5f5b",
    button_primary_background_fill_dark="#2b7a75",
    button_primary_background_fill_hover="#174a47",
    button_primary_background_fill_hover_dark="#338f89",
    button_primary_text_color="#ffffff",
    button_primary_text_color_dark="#ffffff",
)
