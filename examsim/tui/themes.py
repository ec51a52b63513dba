"""The colours of examsim: quiet greys, one accent; red, amber and green only where a symbol says the same.

``quiet`` is for what is read second. It is a colour of its own and not the foreground let through by half: in high
contrast it has to be nearly as strong, and a terminal's own colours cannot be mixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from examsim.domain.settings import Settings

DARK_ACCENTS = {"blue": "#82b4f5", "green": "#8ccf94", "violet": "#c3a6f2", "orange": "#eeb07a"}
LIGHT_ACCENTS = {"blue": "#1458a8", "green": "#22713a", "violet": "#6b3fb0", "orange": "#9a4a0c"}
ANSI = "ansi_default"
TERMINAL = "examsim-terminal"


def _theme(
    name: str, accent: str, colours: dict[str, str], variables: dict[str, str], *, dark: bool = True, ansi: bool = False
) -> Theme:
    background, foreground = colours["background"], colours["foreground"]
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=accent,
        accent=accent,
        background=background,
        foreground=foreground,
        surface=colours["surface"],
        panel=colours["panel"],
        boost=colours.get("boost"),
        secondary=colours["secondary"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        variables={
            "border": accent,
            "footer-background": background,
            "footer-item-background": background,
            "footer-key-foreground": accent,
            "footer-description-foreground": variables["quiet"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": foreground,
            "scrollbar": variables["border-blurred"],
            "scrollbar-background": background,
            **variables,
        },
    )


def dark(accent: str = "blue") -> Theme:
    """Light on dark, with an accent by its name."""
    colour = DARK_ACCENTS[accent]
    colours = {
        "background": "#15171c",
        "surface": "#1b1e25",
        "panel": "#262a33",
        "foreground": "#d9dce3",
        "secondary": "#9aa7bd",
        "success": "#8ccf94",
        "warning": "#e8bd6d",
        "error": "#f28b8b",
    }
    variables = {
        "quiet": "#9b9fa8",
        "block-cursor-background": "#2c3d57",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#242a36",
        "border-blurred": "#3b4150",
        "input-selection-background": f"{colour} 35%",
    }
    return _theme(_named("dark", accent), colour, colours, variables)


def light(accent: str = "blue") -> Theme:
    """Dark on light, with an accent by its name."""
    colour = LIGHT_ACCENTS[accent]
    colours = {
        "background": "#faf9f6",
        "surface": "#ffffff",
        "panel": "#ebe8e1",
        "foreground": "#23262d",
        "secondary": "#5b6472",
        "success": "#22713a",
        "warning": "#8a5a00",
        "error": "#b0261f",
    }
    variables = {
        "quiet": "#62656c",
        "block-cursor-background": "#d5e3f5",
        "block-cursor-foreground": "#0e1013",
        "block-cursor-blurred-background": "#e8e9ea",
        "border-blurred": "#c9c5bb",
        "input-selection-background": f"{colour} 25%",
    }
    return _theme(_named("light", accent), colour, colours, variables, dark=False)


def high_contrast() -> Theme:
    """White on black, nothing dimmed, every line drawn."""
    colours = {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1a1a1a",
        "foreground": "#ffffff",
        "secondary": "#ffffff",
        "success": "#7dff8a",
        "warning": "#ffd75f",
        "error": "#ff9d9d",
    }
    variables = {
        "quiet": "#d0d0d0",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#333333",
        "border-blurred": "#b0b0b0",
        "input-selection-background": "#004c80",
    }
    return _theme("examsim-high-contrast", "#66e0ff", colours, variables)


def terminal() -> Theme:
    """Nothing but the terminal's own colours; what is chosen is shown in reverse, which every palette can show."""
    colours = dict.fromkeys(("background", "surface", "panel", "foreground", "secondary", "boost"), ANSI)
    colours |= {"success": "ansi_green", "warning": "ansi_red", "error": "ansi_red"}
    names = ("quiet", "border-blurred", "block-cursor-foreground", "block-cursor-background",
             "block-cursor-blurred-background", "input-selection-background", "input-selection-foreground",
             "screen-selection-background", "screen-selection-foreground", "input-cursor-background",
             "input-cursor-foreground", "ansi-background", "ansi-foreground")  # fmt: skip
    variables = dict.fromkeys(names, ANSI) | {
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-text-style": "underline",
        "input-cursor-text-style": "reverse",
    }
    return _theme(TERMINAL, "ansi_magenta", colours, variables, ansi=True)


def all_themes() -> tuple[Theme, ...]:
    """Every theme in every accent it may have."""
    return (*map(dark, DARK_ACCENTS), *map(light, LIGHT_ACCENTS), high_contrast(), terminal())


def theme_name(settings: Settings) -> str:
    """What Textual knows the theme by that is set."""
    return _named(settings.theme, settings.accent if settings.theme in {"dark", "light"} else "blue")


def _named(name: str, accent: str) -> str:
    return f"examsim-{name}" if accent == "blue" else f"examsim-{name}-{accent}"
