from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from examsim.domain.settings import ACCENTS, THEMES, Settings
from examsim.tui.app import ExamsimApp
from examsim.tui.preferences import Preferences
from examsim.tui.themes import TERMINAL, all_themes, terminal, theme_name
from tests.tui.driving import Learner, examsim

if TYPE_CHECKING:
    from textual.theme import Theme

    from tests.tui.fakes import FakeWorld

TEXTS = ("foreground", "quiet", "text-accent", "text-success", "text-warning", "text-error", "text-muted")
"""What is written in, on the background."""
PAIRS = (
    *((text, "background") for text in TEXTS),
    *((text, "surface") for text in TEXTS),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "input-selection-background"),
    ("text-accent", "earning-background"),
    ("text-error", "costing-background"),
    ("background", "foreground"),  # the question one is at, in reverse
)
MIXED = [theme for theme in all_themes() if not theme.ansi]


def colour(name: str, variables: dict[str, str], background: Color) -> Color:
    """A colour as it is painted over the background."""
    value, _, alpha = variables[name].partition(" ")
    if value == "auto":
        return background.get_contrast_text(float(alpha.rstrip("%")) / 100)
    found = Color.parse(value)
    found = found.with_alpha(found.a * (float(alpha.rstrip("%")) / 100 if alpha else 1))
    return background.blend(found, found.a, alpha=1)


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    channels = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


@pytest.mark.parametrize("theme", MIXED, ids=lambda theme: theme.name)
async def test_every_text_can_be_read_on_its_background(world: FakeWorld, theme: Theme) -> None:
    async with examsim(world) as learner:
        learner.app.theme = theme.name
        await learner.pilot.pause()
        variables = learner.app.get_css_variables()
        assert variables["background"].lower() == theme.background
        background = Color.parse(variables["background"])
        least = 7 if theme.name == "examsim-high-contrast" else 4.5
        found = {}
        for text, behind in PAIRS:
            ground = colour(behind, variables, background)
            found[text, behind] = round(contrast(colour(text, variables, ground), ground), 2)
        assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_every_setting_has_its_theme() -> None:
    named = {theme.name for theme in all_themes()}
    every = [Settings({"theme": theme, "accent": accent}) for theme in THEMES for accent in ACCENTS]
    assert {theme_name(settings) for settings in every} == named


def test_the_terminals_theme_has_no_colours_of_its_own() -> None:
    theme = terminal()
    colours = [theme.primary, theme.accent, theme.background, theme.foreground, theme.success, theme.error]
    assert all(str(value).startswith("ansi_") for value in colours)
    assert not re.search("#[0-9a-f]", str(theme.variables))


async def styles(learner: Learner) -> list[str]:
    await learner.pilot.pause()
    return [str(s.style) for line in learner.app.screen._compositor.render_strips() for s in line if s.style]


async def test_the_terminals_theme_paints_with_the_terminals_colours_alone(world: FakeWorld) -> None:
    async with examsim(world, preferences=preferences("terminal")) as learner:
        await learner.press("enter")
        await learner.see("on the clock")
        found = await styles(learner)
        assert not any("#" in style for style in found)
        assert any("reverse" in style for style in found)


async def test_without_colours_nothing_is_painted_in_one(world: FakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ExamsimApp(world.use_cases, world.clock, preferences=preferences("light", has_colours=False))
    async with app.run_test() as pilot:
        learner = Learner(world, app, pilot)
        await learner.see("Bank")
        assert app.theme == TERMINAL
        painted = {
            word
            for line in app.screen._compositor.render_strips()
            for segment in line.apply_filter(app.get_line_filters()[-1], Color.parse("black"))
            for word in str(segment.style).split()
        }
        assert painted <= {"none", "bold", "reverse", "underline", "default", "on", "not", "dim"}


def preferences(theme: str, *, has_colours: bool = True) -> Preferences:
    found = Preferences(has_colours=has_colours)
    found.set("theme", theme)
    return found


async def test_the_palette_changes_the_theme_for_good(world: FakeWorld) -> None:
    chosen = preferences("dark")
    async with examsim(world, preferences=chosen) as learner:
        await learner.press("ctrl+p")
        await learner.write("theme: light")
        await learner.press("enter")
        await learner.until(lambda: learner.app.theme == "examsim-light")
        assert chosen.settings.theme == "light"
