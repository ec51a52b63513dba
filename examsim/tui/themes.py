"""The colours of examsim: quiet greys, one accent; red, amber and green only where a symbol says the same."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="examsim-dark",
    dark=True,
    background="#15171c",
    surface="#1b1e25",
    panel="#262a33",
    foreground="#d9dce3",
    primary="#82b4f5",
    secondary="#9aa7bd",
    accent="#82b4f5",
    success="#8ccf94",
    warning="#e8bd6d",
    error="#f28b8b",
    variables={
        "block-cursor-background": "#2c3d57",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#242a36",
        "block-cursor-blurred-foreground": "#d9dce3",
        "border": "#82b4f5",
        "border-blurred": "#3b4150",
        "footer-background": "#15171c",
        "footer-item-background": "#15171c",
        "footer-key-foreground": "#82b4f5",
        "footer-description-foreground": "#a3a9b6",
        "input-selection-background": "#82b4f5 35%",
        "scrollbar": "#3b4150",
        "scrollbar-background": "#15171c",
    },
)

LIGHT = Theme(
    name="examsim-light",
    dark=False,
    background="#faf9f6",
    surface="#ffffff",
    panel="#ebe8e1",
    foreground="#23262d",
    primary="#1458a8",
    secondary="#5b6472",
    accent="#1458a8",
    success="#22713a",
    warning="#8a5a00",
    error="#b0261f",
    variables={
        "block-cursor-background": "#d5e3f5",
        "block-cursor-foreground": "#0e1013",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e8e9ea",
        "block-cursor-blurred-foreground": "#23262d",
        "border": "#1458a8",
        "border-blurred": "#c9c5bb",
        "footer-background": "#faf9f6",
        "footer-item-background": "#faf9f6",
        "footer-key-foreground": "#1458a8",
        "footer-description-foreground": "#585d67",
        "input-selection-background": "#1458a8 25%",
        "scrollbar": "#c9c5bb",
        "scrollbar-background": "#faf9f6",
    },
)
