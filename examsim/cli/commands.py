"""The command line: a table of commands, each in a module of its own that is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim import __version__
from examsim.cli.exits import OK, UNUSABLE
from examsim.cli.lazy_group import LazyGroup
from examsim.cli.options import Given
from examsim.cli.output import tell
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.domain.settings import Value

_COMMANDS = {
    "take": "Sit an exam.",
    "resume": "Take an unfinished exam up again.",
    "history": "List the exams you sat, or show one with its marks.",
    "stats": "Show what your marks come to: over time, by topic, by criterion.",
    "review": "Say what to study next, plan to a date, and drill.",
    "regrade": "Mark exams again after a rubric or the grader has changed.",
    "rubric": "Take over into a bank's rubrics what you taught and overrode.",
    "grader": "Say how far the grader agrees with you, and whether a change would make that worse.",
    "learned": "List the wordings you taught the grader, and take them back.",
    "export": "Write banks and exams down for other programs and other people.",
    "import": "Turn study guides into a bank with a drafted rubric.",
    "import history": "Read exams back that another machine wrote down.",
    "new": "Begin a bank with a question to write over.",
    "check": "Find every problem in banks and rubrics.",
    "grade": "Mark a file of responses.",
    "evaluate": "Measure how far the marks agree with people's.",
    "backup": "Put attempts, own banks and settings into one file.",
    "restore": "Put a backup in the place of what is here.",
    "locate": "Say which folders and files are in force.",
    "settings": "Show the settings in force and where each comes from.",
    "serve": "Show the screens in a browser.",
    "doctor": "Say whether everything examsim needs is there.",
    "schema": "Print the JSON Schema of a bank or a rubric.",
}
_MODULES = {"import": "import_guide", "import history": "import_history"}
"""Where a module cannot have its command's name."""
_PLAIN = "--plain"


@click.command(
    cls=LazyGroup,
    commands_of={name: (_MODULES.get(name, name), line) for name, line in _COMMANDS.items()},
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, examsim opens its screens.",
)
@click.version_option(__version__, message="examsim %(version)s")
@click.option("--set", "given", type=Given(), multiple=True, help="A setting for this run, such as --set theme=light.")
@click.pass_context
def _examsim(context: click.Context, given: Sequence[tuple[str, Value]]) -> int:
    """Sit timed free-response exams in the terminal and be marked at once, offline, with every point explained."""
    program: Program = context.obj
    program.flags.update(given)
    if context.invoked_subcommand != "settings":
        for problem in program.in_force.problems:
            tell(str(problem))
    if context.invoked_subcommand is None:
        from examsim.cli.screens import open_screens

        return open_screens(program)
    return OK


def dispatch(arguments: Sequence[str], program: Program) -> int:
    """Run the command that the arguments name; what it gives back is the exit code."""
    # Not through click's own main, which would answer interruptions and closed pipes in a second place.
    try:
        with _examsim.make_context("examsim", list(arguments), obj=program) as context:
            code = _examsim.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:  # at a question: click has its own word for an interruption
        tell("")
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        tell(error.format_message())
        return UNUSABLE
    except click.UsageError as error:
        raise InputError(error.format_message(), remedy=_way_out(error)) from error
    return code if isinstance(code, int) else 0


def _way_out(error: click.UsageError) -> str:
    context = error.ctx or click.Context(_examsim, info_name="examsim")
    if isinstance(error, click.NoSuchOption) and error.option_name == _PLAIN:
        return _in_plain_lines(context)
    return f"`{context.command_path} --help` shows how."


def _in_plain_lines(context: click.Context) -> str:
    """What writes plain lines where that was asked of a command that has no option for it."""
    if context.command is _examsim:
        return f"`examsim take BANK {_PLAIN}` sits an exam in plain lines."
    group = context.command if isinstance(context.command, click.Group) else click.Group()
    dialogues = [name for name, each in group.commands.items() if any(_PLAIN in part.opts for part in each.params)]
    also = "".join(f" `{context.command_path} {name} {_PLAIN}` is a dialogue in them." for name in dialogues)
    return f"Leave it out: all that `{context.command_path}` writes is in plain lines.{also}"
