"""The small words at which clauses join, part, or depend on each other."""

from __future__ import annotations

PENDING = frozenset(
    "when whenever if because after before while since until unless although though once everytime as".split()
)
TAKES_CLAUSE = frozenset(
    "that which who whose whom what where when whenever how why if because so and but or than as like until before "
    "after while since though although unless whether once then plus also means say says said saying think thinks "
    "thought know knows knew known feel feels felt hope hopes hoped believe believed guess mean wish notice noticed "
    "told tell tells see sees saw hear heard wonder sure afraid glad worried sorry scared aware proud happy way time "
    "times day days thing things all everything anything nothing something fact reason everyone everybody anyone "
    "moment minute first last only even just still never always not to let make makes made watch watched help have "
    "had has swear bet suppose assume realize realized understand explain explained promised agree agreed admit "
    "admitted claim claimed report reported cares care so".split()
)
RELATIVE_NOUNS = frozenset("days day time times way nights mornings weeks moment minute thing things".split())
CONNECTORS = frozenset("and but so because also plus then yet or".split())
JOINED_VERB = frozenset("and but then or".split())
ALSO_OBJECTS = frozenset("it you that this her everything nothing there no who".split())
TURNS = frozenset("now sometimes yesterday today lately meanwhile afterwards nowadays".split())
PHRASE_STARTS = frozenset("half some part none last this next one every most some yesterday today then now".split())
TELLING = frozenset(
    "told tell tells telling promised assured asked asks ask let made make makes help helps helped watch watched "
    "see saw hear heard had have emailed".split()
)
