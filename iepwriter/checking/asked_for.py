"""The words of a request: how one is made, what is asked for, and what counts as an amount of it."""

from __future__ import annotations

_W = r"[\w'-]{1,24}"

ASKING = (
    # Who asks, in the present: what was asked for in May, or is asked for by the child, is told and not requested.
    r"(?:please|pls|plz|plez|kindly|let's|lets|"
    r"(?:would|wud|wld|should|i'd|id|we'd|wed|'d) (?:also |really |very much |all )?"
    r"(?:like|love|appreciate|prefer|want|benefit|help|do|be (?:best|good|better|helpful|great)|feel (?:better|"
    r"more|much|so)|be (?:happier|easier))|"
    r"(?<!he[ ])(?<!she[ ])(?<!school[ ])(?<!team[ ])(?<!district[ ])(?<!teacher[ ])asks?(?! (?:if|whether|why|how))|"
    r"asking|(?:my|our|this|main|one|the|a) (?:{w} )?requests?|(?:my|our) (?:hope|wish) (?:that|is)|(?:my|our|"
    r"one|main|only) (?:{w} )?(?:wish|hope|wishes|hopes|goal|ask) (?:is|are|would)|(?:i|we) (?:{w} )?request|"
    r"requesting|proposing|"
    r"(?:i|we|who|just|really) (?:{w} )?(?:propose|suggest|recommend|wish|hope)|hope (?:you|u) (?:can|will)|"
    r"(?<!not[ ])(?<!dont[ ])(?<!n't[ ])want|wanna|hoping|looking for|be grateful if|be glad if|"
    r"(?<!not[ ])(?<!n't[ ])(?<!dont[ ])(?<!doesnt[ ])(?<!when[ ]he[ ])(?<!when[ ]she[ ])"
    r"(?<!ever[ ]he[ ])(?<!ever[ ]she[ ])(?<!hen[ ]they[ ])(?<!if[ ]he[ ])(?<!if[ ]she[ ])(?:needs?|requires?)|"
    r"could (?:use|do with|benefit)|deserves?|"
    r"should|shoud|shuld|shld|must|ought to|has to|have to|gotta|(?:don't|dont|do not) think|"
    r"(?:will|shall|to) be (?:given|provided|offered|available|made)|"
    r"(?:can|could|might|would|will) (?:there be|you|u|ya|yall|y'all|we|he|she|they|i|somebody|someone|the {w}|"
    r"my {w}|"
    r"{w} (?:get|have))|would it be possible|is there (?:any|a|some) way|is it possible|"
    # An order: its verb stands first, while the same verb after a word may tell what is done.
    r"(?:(?<![\w'][ ])|just )(?:provide|give|add|include|put|offer|arrange|write|make|have|let|do|keep|increase|work|"
    r"find|look into|help|set up|allow|improve|reduce))"
).replace("{w}", _W)

NOT_ASKING = (
    r"(?:(?:do not|don't|dont|not to|does not|doesn't|doesnt|would not|should not|not) (?:{w} )?"
    r"(?:want|wanting|need|ask|asking|require|increase|reduce|lower|decrease|cut)|"
    # A question about the words, or about what is done.
    r"how (?:much|many|often|long)|(?:what|which|who decides|does) [^.?\n]{0,60}(?:means?|meant|needed)(?!\w)|"
    r"meaning of|(?:why|does|do|did|whether) (?!you (?:please|think (?:you|we|he|she) (?:can|"
    r"could)))[^?.\n]{0,120}\?|"
    r"(?:ask|asking|know|tell me|tell us|explain|understand|see|wonder|wondering) (?:about |you )?"
    r"(?:why|whether|when|if|what|who|which|how (?!(?:he|she|they|things|{w}) (?:is|are)(?!\w)))|"
    # Thanks, wishes and agreement.
    r"(?:thank|thanks|thank you|thank u|thx|grateful|glad|happy|pleased) (?:you |u )?"
    r"(?:so much |very much |a lot )?(?:for|about|that|with)|(?:to|want to) thank|"
    r"hope (?:that )?(?:you|u|your|this)(?! (?:can|will|could))|(?:agree|agreed|agreement) (?:with|about|on)|"
    # What was asked for once, and what a record or the school says.
    r"(?:asked|requested|request|requests|asking) [^.?\n]{0,60}(?:was|were|has been|have been|got) (?:{w} )?"
    r"(?:turned down|denied|refused|declined|ignored|answered|met)|reasons? (?:{w} )?(?:was|is)|"
    r"(?:report|evaluation|evaluator|examiner|psychologist|doctor|dr\.? {w}|plan|draft|iep|notes?|letter|"
    r"page [0-9]{1,3})(?: {w}){0,3} (?:found|finds|shows?|showed|concluded|concludes|recommends?|recommended|noted|"
    r"notes|lists?|states?|proposes?|offers|describes|names)"
    r"(?= (?:that|he|she|a|an|more|extra|additional|some|regular)))"
).replace("{w}", _W)
"""What makes a sentence with the words of a request none."""

_UNIT = (
    r"(?:min|mins|minutes?|hours?|hrs?|sessions?|times?|days?|weeks?|months?|years?|periods?|students?|children|kids|"
    r"peers|classmates|adults?|people|percent|words?|problems|questions|breaks?|trials|items|rides|lessons|lunches|"
    r"meetings|feet|lines|pages?|grades?|levels?|visits|blocks|opportunities)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|"
    r"sixty|ninety|hundred|both|half an?)"
)
_DAY = r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)"
_TERM = r"(?:day|week|month|quarter|semester|term|year|hour|half|morning|afternoon|night|period|minute|session)"
COUNTED = (
    rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?[- ]?(?:(?:to|-|or)[ ]?[0-9]{{1,4}}[- ]?)?"
    rf"(?:more |extra |additional |full |school |sensory |missed |movement |one-on-one |x )?{_UNIT}|"
    rf"[0-9]{{1,3}}[ ]?(?:x|%|/)|x[ ]?[0-9]|[0-9]{{1,2}}:[0-9]{{2}}|(?:at|from|to|than) [0-9]{{1,4}}|"
    rf"(?<!-){_COUNT} (?:more |extra |additional |full |second |half-hour |sensory |missed )?{_UNIT}|"
    r"an hour|(?:a )?half (?:an )?(?:hour|day)|twice|thrice|once (?:a|per|each|every|daily|weekly)|"
    r"(?:all|whole|entire|full) (?:school )?day|full[- ]time|a half|double time)"
)
"""How much of it, or how many."""
AMOUNT = (
    rf"(?:{COUNTED}|every (?!so|now|once|child|kid|student|possible){_W}|"
    rf"(?<!times[ ])(?:a|per|each) (?:school )?{_TERM}(?! or so)|daily|weekly|biweekly|monthly|quarterly|hourly|"
    rf"nightly|"
    rf"{_DAY}|each (?:time|class|test|ride|lunch|recess|page|meal)|before (?:and after|each)|at the (?:start|end) of)"
)
"""How much, how often, at what hour; in a finished request one of these stands."""

_NOT_GAP = (
    r"(?!(?:information|details?|data|questions?|than|about|on|for|to|with|in|at|and|or|is|are|was|the|that|this|his|"
    r"her|my|our|your|of|it|as|from|by|he|she|i|we|you|one|not|a|an|be|if|but|so|reason|copies|copy|recent|"
    r"detailed|specific|exact|complete|current|formal)(?![\w'-]))"
)
_GAP = rf"(?: {_NOT_GAP}{_W}){{0,2}}?"
_MORE = (
    r"(?:(?:way|much|a lot|alot|lots|far|significantly|substantially|even|quite a bit|a bit|a little|a few|some|"
    r"any|plenty) )?"
    r"(?:more|extra|additional|further|added|increased|enhanced|greater|fewer|less)(?: of)?"
)
_KIND = (
    r"(?:enough|sufficient|adequate|appropriate|suitable|proper|reasonable|meaningful|necessary|occasional|periodic|"
    r"ongoing|routine|timely|extensive|ample|decent|a good deal of|quicker|faster|solid|strong|clearer|"
    r"continuous|regular(?! ed| education| class| school| bus| kids)|frequent|consistent|intensive|intense|"
    r"better(?! time| day)|stronger|improved|good(?! time| day| break| class| meeting)|real|closer|smaller|shorter|"
    r"longer|reduced|lighter|flexible|higher|robust|such|compensatory|effective|substantial|considerable|"
    r"generous|maximum|quality|high-quality|"
    r"the right(?: (?:kind|amount|level) of)?|the necessary|a (?:good|fair|decent|certain|reasonable|significant|"
    r"sufficient) (?:amount|level|degree) of|(?:some|any|the right) (?:kind|sort|type|form) of)"
)
QUANTITY = rf"(?:{_MORE}|(?:an? )?(?:{_MORE} )?{_KIND})(?: (?:and|or) {_W})?{_GAP}"
"""Words that sound like an amount and are none, with up to two words between them and the service."""
LITTLE = (
    r"(?:some|sum|a (?:little )?bit (?:more )?of|a bit|a little(?: bit)?(?: more)?(?: of)?|a few|several|"
    r"a couple(?: of)?|"
    rf"a handful of|a number of(?! (?:minutes|times))|lots of|a lot of|plenty of|a good deal of|lots and lots of|"
    rf"alot of|loads of|tons of|a ton of|a certain number of){_GAP}"
)
"""A small amount that nobody can count; a day of the week does not make it one."""

SERVICE = (
    r"(?:supports?|suport|help|services?|attention|therapy|therpy|therapies|therapist time|time|minutes|hours|"
    r"sessions?|lessons?|speech|speach|ot|pt|aba|counseling|counselling|tutoring|instruction|teaching|practice|"
    r"training|supervision|monitoring|communication|communicating|contact|updates?|feedback|check[- ]?ins?|meetings|"
    r"reports?|emails?|calls|visits|conferences|breaks?|accommodations?|modifications?|adjustments?|assistance|"
    r"interventions?|consultation|coaching|staff|staffing|aides?|adults?|paras?|paraprofessionals?|technology|tools|"
    r"equipment|goals?|objectives|language|movement|exercise|program|programming|setting|placement|class|classes|"
    r"classroom|group|environment|flexibility|consistency|options|strategies|resources|measures|steps|action|actions|"
    r"opportunit(?:y|ies)|access|inclusion|interactions?|exposure|homework|workload|assignments|deadlines|ratio|"
    r"focus|"
    r"transportation|bus service|nursing|care|structure|implementation|learning|chances|coverage|one-on-one|"
    r"one on one|1:1|levels?|levels? of {w}|helper|people|"
    r"patience|tutor|recess|lunch|phonics|reading|math|writing|spelling|braille|social skills|life skills|"
    r"examples|visuals|"
    r"reminders|prompts|prompting|cues|encouragement|materials|playtime|exercises)"
).replace("{w}", _W)
"""What is asked for."""
FIRM = (
    r"(?:sufficient|adequate|appropriate|suitable|reasonable|meaningful|occasional|periodic|ongoing|frequent|"
    r"consistent|"
    r"intensive|ample|decent|substantial|stronger|improved|more (?:intensive|consistent|frequent|appropriate|"
    r"suitable|"
    rf"experienced|hands-on)) (?:{_NOT_GAP}{_W} )?{_NOT_GAP}[a-z]{{3,24}}"
)
"""An adjective that sounds like an amount, before whatever is asked for."""
