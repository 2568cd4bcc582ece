"""The one table of actions: footer, help and keys all come from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding

from iepwriter.tui.about import ABOUT


@dataclass(frozen=True)
class Action:
    """Something a person can do on a screen; its id is the name to use when choosing another key."""

    id: str
    screen: str
    key: str
    name: str
    label: str
    help: str


ACTIONS = (
    Action("help", "all", "f1", "help", "Help", "Explain this screen."),
    Action("new", "home", "ctrl+n", "new", "New letter", "Start a letter, or go on with an unfinished one."),
    Action("open", "home", "enter", "open", "Open", "Open the letter under the cursor."),
    Action("duplicate", "home", "f4", "duplicate", "Use again", "Start a new letter with the facts of this one."),
    Action("delete", "home", "f7", "delete", "Delete", "Take the letter off the list; Ctrl+Z brings it back."),
    Action("undelete", "home", "ctrl+z", "undelete", "Undo", "Bring back what you deleted since the app was opened."),
    Action("search", "home", "f3", "search", "Search", "Search your letters; Enter goes to those that were found."),
    Action("model", "home", "f9", "model", "Model", "Fetch the writing model, use your own, or go without."),
    Action("leave", "home", "escape", "leave", "Close", "Close the app. Everything is kept."),
    Action("choose-setup", "setup", "enter", "choose", "Choose", "Take the choice under the cursor."),
    Action("leave-setup", "setup", "escape", "back", "Back", "Stop fetching, or go on to your letters."),
    Action("draft", "tell", "f2", "draft", "Write letter", "Write the letter from what you told."),
    Action("part", "tell", "f4", "part", "Next part", "Go on to the next part of the form; Shift+F4 goes back."),
    Action("back", "tell", "escape", "back", "Back", "Stop writing, or go back. What you typed is kept."),
    Action("take", "tell", "f8", "take", "Use fact", "Put the fact that is offered into the field that is named."),
    Action("skip", "tell", "f7", "skip", "Skip fact", "Leave the offered fact out and see the next one."),
    Action("concern", "tell", "f6", "concern", "Next concern", "Go to the next concern; past the last, add one."),
    Action("report", "tell", "f3", "report", "Next report", "Go to the concern's next report; past the last, add one."),
    Action("paper", "tell", "f5", "paper", "Open report", "Open a report, an IEP or an old letter beside your notes."),
    Action("part-back", "tell", "shift+f4", "part_back", "Part before", "Go back to the part of the form before."),
    Action("concern-back", "tell", "shift+f6", "concern_back", "Concern before", "Go back to the concern before."),
    Action("report-back", "tell", "shift+f3", "report_back", "Report before", "Go back to the report before."),
    Action(
        "remove-concern", "tell", "ctrl+r", "remove", "Drop concern", "Take the concern out; Ctrl+T brings it back."
    ),
    Action("bring-concern", "tell", "ctrl+t", "bring_back", "Concern back", "Bring back the concern you removed last."),
    Action("next-remark", "letter", "f2", "next", "Next", "Go to the next remark in the text."),
    Action("fix", "letter", "f4", "fix", "Use", "Put in what the remark at the cursor suggests; Ctrl+Z undoes it."),
    Action("reword", "letter", "f6", "reword", "Reword", "Choose another wording for the sentence at the cursor."),
    Action("checks", "letter", "f3", "panel", "Lists", "Show remarks, sources, or what was left out."),
    Action("compare", "letter", "f7", "compare", "Before", "See what you typed beside the letter."),
    Action("copy", "letter", "f8", "copy", "Copy", "Copy the letter without the notes below it."),
    Action("export", "letter", "f9", "export", "Save file", "Write a docx, pdf, eml, md or txt file."),
    Action("close", "letter", "escape", "close", "Back", "Go back to your letters. Your changes are kept."),
    Action("versions", "letter", "f5", "versions", "Versions", "See, compare, name and bring back older versions."),
    Action("save", "letter", "ctrl+s", "save", "Keep", "Keep the text as a new version."),
    Action("editor", "letter", "ctrl+o", "editor", "Own editor", "Open the letter in your own editor and come back."),
    Action("take-wording", "wordings", "enter", "take", "Take", "Put this wording into the letter."),
    Action("leave-wordings", "wordings", "escape", "back", "Back", "Leave the sentence as it is."),
    Action("put-in", "restore", "enter", "put_in", "Put in", "Put the words into the letter."),
    Action("leave-out", "restore", "escape", "back", "Leave out", "Leave the words out."),
    Action("pairs", "compare", "f7", "pairs", "By sentence", "Change between the whole and sentence by sentence."),
    Action("leave-compare", "compare", "escape", "back", "Back", "Go back to the letter."),
    Action("name-version", "versions", "f2", "name_it", "Name", "Give the version under the cursor a name."),
    Action("bring-back", "versions", "f6", "restore", "Bring back", "Make it the latest again; the others are kept."),
    Action("leave-versions", "versions", "escape", "back", "Back", "Go back to the letter."),
    Action("take-fact", "paper", "enter", "take", "Use as evidence", "Put the fact under the cursor into your notes."),
    Action("find", "paper", "f3", "find", "Search", "Search the words of the report; empty shows all of it."),
    Action("leave-paper", "paper", "escape", "back", "Back", "Go back to your notes."),
)


def bindings(screen: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The keys of one screen; an id lets a keymap replace the key.

    All but Enter act before the next key is read, Tab too: what is typed right after it belongs to the next field.
    """
    return [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        *(
            Binding(
                a.key, a.name, a.label, show=not a.key.startswith("shift+"), id=a.id, priority=a.key not in ("enter",)
            )
            for a in ACTIONS
            if a.screen in (screen, "all")
        ),
    ]


def on_screen(ids: Iterable[str | None]) -> list[Action]:
    """The actions whose ids a screen has bound, in the order of the table."""
    found = set(ids)
    return [action for action in ACTIONS if action.id in found]


def help_text(screen: str, keys: Mapping[str, str] | None = None) -> str:
    """What a screen is for and what can be done on it; `keys` are those that a person chose, by action."""
    chosen = keys or {}
    lines = [f"{chosen.get(a.id, a.key).upper():8} {a.help}" for a in ACTIONS if a.screen in (screen, "all")]
    always = (
        "CTRL+P   Show everything you can do here, and the colours.",
        "CTRL+Q   Close the app. Everything is kept.",
    )
    about = ABOUT.get(screen, "")
    return "\n".join(
        [about, "", *lines, *always, "", "The arrow keys move this page; any other key closes it."]
    ).strip()
