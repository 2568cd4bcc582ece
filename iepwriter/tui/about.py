"""What each screen is for, in plain words; F1 shows it above the keys."""

from __future__ import annotations

SHORT_DISCLAIMER = "A writing aid, not legal advice. In a dispute, ask your state's PTI. F1: more."
"""The disclaimer where a screen has no room for it; F1 shows the whole, and every file carries it."""
EVERY_FILE = "In every file this note stands below the letter:"
ABOUT = {
    "home": (
        "These are your letters, the one you changed last on top. Choose one with the arrow keys, or start a new one. "
        "Nothing here is ever sent: a letter leaves this computer only when you copy it or save it as a file."
    ),
    "setup": (
        "A small language model on this computer picks between wordings of your own sentences. Fetching it is the only "
        "time that this program uses the network, and it tells nobody what you write. Without a model your words are "
        "mended by the program alone."
    ),
    "tell": (
        "Here you tell what happened, in any mood and with any spelling. Fill in what you know and leave the rest "
        "empty; your own words matter most, and nobody sees them as you typed them. Everything you type is kept, also "
        "if the window closes."
    ),
    "letter": (
        "This is the letter as the team would read it. Change any word; below it stand remarks about the text, where "
        "each sentence comes from, and what was left out and why. Older versions are kept, so nothing you try can "
        "be lost."
    ),
    "versions": (
        "Every version of this letter, the newest on top. Move up and down to see which words changed. Bringing one "
        "back makes it the newest; the others stay."
    ),
    "paper": (
        "This is the report or letter you opened, to read beside your notes. Below it stand dates, numbers and "
        "recommendations found in it. You decide which of them go into your notes."
    ),
    "wordings": (
        "These are other ways to say the sentence under the cursor; every number, date and name stays as it is. Move "
        "up and down to read them, and choose one or go back: the sentence changes only when you choose."
    ),
    "restore": (
        "These parts of your words were left out of the letter, each with the reason. You can put one back as you "
        "typed it; a warning comes first, because the reason still holds."
    ),
    "compare": (
        "On one side stands what you typed, on the other the sentence that became of it. Move through the letter to "
        "see what was changed; nothing is changed here."
    ),
}
