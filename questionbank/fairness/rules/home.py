"""Private life: where and how somebody lives, what they do there, and what they show on the net."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

ACCOUNTS = second_look(
    Topic.PRIVATE_LIFE,
    "Private pages show faith, family, health and views before anybody can look away, and not everybody "
    "has them.",
    "Ask for work that is meant to be seen: “Is there anything of yours that we may look at: a portfolio, "
    "a talk, code?”",
)
PASSWORD = unlawful(
    Topic.PRIVATE_LIFE,
    "A private account belongs to its owner and those who wrote to them, and asking for a way in is "
    "forbidden in many places.",
    "Leave it out. If the role runs public pages: “Which pages have you run for others, and what came of "
    "it?”",
)
LEISURE = second_look(
    Topic.PRIVATE_LIFE,
    "What people do in their own time follows family, faith, health and money, and we like those who do as"
    " we do.",
    "Ask what the role needs: “What have you taught yourself in the last year that you would use here?”, "
    "with work or leisure as good a source.",
)
CLUBS = second_look(
    Topic.PRIVATE_LIFE,
    "Clubs and societies often tell faith, origin, views or orientation.",
    "“Do you belong to a professional body that this role calls for?”",
)
ADDRESS = second_look(
    Topic.PRIVATE_LIFE,
    "A part of town tells origin and wealth, and the way to work is the candidate's to arrange.",
    "“The work is at the depot from six o'clock, on five days. Can you be there?”",
)

_NETS = (
    r"(?:facebook|instagram|tiktok|tik tok|twitter|snapchat|x account|social media|social network|"
    r"social networks|pinterest|tinder|dating app|whatsapp|reddit|youtube)"
)

RULES = (
    rule(
        PASSWORD,
        "dating facebook instagram log-in login password pinterest reddit snapchat social tiktok tinder tok "
        "twitter whatsapp x youtube",
        rf"(?:your|the) (?:(?:private|personal) )?(?:{_NETS} )?(?:passwords?|login|log-in|"
        rf"logins)(?: (?:to|for|of))?(?: your)? (?:{_NETS}|private account|e-mail|email)(?: accounts?|"
        r" profiles?| pages?)?",
        rf"your {_NETS} (?:passwords?|logins?|log-in)",
        rf"(?:log|logging|sign) (?:in|into|in to) (?:to )?your (?:private |personal |own )?{_NETS}",
    ),
    rule(
        ACCOUNTS,
        "dating facebook google instagram pinterest reddit snapchat social tik tinder tok twitter whatsapp "
        "x youtube",
        r"(?:can|may|could|shall|should) (?:i|we) (?:see|find|follow|add|friend|look (?:at|for)|"
        r"look you up|check|google|have a look at|visit|view)(?: (?:at|you|your|up|for|through|a|"
        rf"look))* (?:on |at )?{_NETS}",
        r"(?:can|may|could|shall) (?:i|we) google you",
        rf"<are you> (?:active |present |also )?on {_NETS}(?: or {_NETS})?<end>",
        rf"your (?:own |private |personal )?{_NETS}(?: (?:accounts?|profiles?|pages?|handles?|names?|"
        r"feeds?|posts?|activity|presence|user ?names?))(?! (?:strategy|for (?:the|a|your) (?:brand|"
        r"client)|managers?))",
        rf"<do you> (?:have|use)(?: (?:a|an|any|your|private|personal))* {_NETS}(?: (?:accounts?|"
        r"profiles?|pages?))<end>",
        rf"<do you> (?:use|like) {_NETS}(?= (?:\?|privately|in private|yourself)|$)",
        r"(?:what|who) (?:do you|would i|will i|will we|would we|do we) (?:post|find|see|follow|"
        r"share)(?: \w+){0,4} (?:on|in|at) (?:your )?(?:private |personal )?"
        + _NETS
        + r"(?= (?:\?|accounts?|profiles?|pages?|privately)|$)(?! (?:for|to))(?<!to post on social media)",
    ),
    rule(
        LEISURE,
        "activities channel christmas coding evening free fun hobbies hobby holiday leisure newspaper off "
        "outside pastime spare tabloid vacation weekend work",
        r"(?:<what is your>|your|any) (?:own |personal |favou?rite )?(?:hobby|hobbies|pastimes?|"
        r"leisure activities)(?! (?:projects?|shop|horse))",
        r"(?:which|what) (?:daily )?(?:newspapers?|tabloids?|news channels?|tv channels?) do you (?:read|"
        r"watch|buy|take|follow)",
        r"<alone>(?:hobbies|hobbies or interests|interests or hobbies|hobbies and interests|"
        r"interests and hobbies)<asked>",
        r"<do you> have (?:any )?(?:hobbies|a hobby)",
        r"(?:what|how|where|with whom|who) (?:do|did|would|will) you (?:(?:usually|normally|like to|enjoy|"
        r"typically|mostly) )?(?:do|doing|spend|like|go|enjoy)(?: (?:your|on|at|in|for|with|the|last|this|"
        r"most of))* (?:free time|spare time|fun|outside (?:of )?(?:work|the office|office hours)|"
        r"weekends?|holidays?|evenings?|leisure time|leisure|vacation|time off|days off|christmas|"
        r"off days)(?= (?:[?.,]|and|or)|$)(?! and the)",
        r"(?:what|how) (?:do|would) you (?:do|spend)(?: \w+){0,2} when you are not (?:working|at work|"
        r"at the office|coding)",
    ),
    rule(
        CLUBS,
        "associations belong club fraternit groups lodge organisations organizations societies sorority",
        r"(?:which|what)(?: kinds? of| other| social)? (?:clubs?|societies|organi[sz]ations|associations|"
        r"groups|fraternit\w+|lodges?)(?:,? (?:(?:and|or) )?(?:clubs?|societies|organi[sz]ations|lodges|"
        r"associations|groups))* (?:do you|are you|you|did you|have you) (?:belong|a member|in|attend|"
        r"join|joined|belonged|been)(?: (?:to|of))?(?! (?:through|for) (?:your )?work)",
        r"(?:to |of )?(?:which|what) (?:social |other |private )?(?:clubs?|societies|organi[sz]ations|"
        r"lodges?)(?: ,| and| or| social| private| (?:clubs?|societies|organi[sz]ations|lodges?|"
        r"associations|groups))* (?:do you|are you) (?:belong|a member)(?: (?:to|of))?",
        r"<are you> (?:an? )?(?:member|active|in)(?: of| in)? (?:any|a|an|which)(?: (?:social|sports|"
        r"private|local))* (?:clubs?|societies|lodge|fraternity|sorority)(?! (?:management|app))",
        r"<do you> belong to (?:any|a|an)(?: (?:social|sports|private|local))* (?:clubs?|societies|"
        r"organi[sz]ations|society|lodge|fraternity|sorority|groups?)(?! (?:of professional))",
    ),
    rule(
        ADDRESS,
        "address area city come commute district far get journey live long neighborhood neighbourhood "
        "postcode street suburb town travel way where zip",
        r"where (?:exactly |abouts? )?(?:do |are )?you (?:currently |now )?(?:live|living|reside|"
        r"stay)(?= (?:[?.,;]|now|and|at|exactly|at present|in (?:the city|town|this))(?![\w'-])|$)",
        r"(?:<what is your>|your) (?:home |private |current |postal |street )?(?:home address|postcode|"
        r"zip code|private address|neighbou?rhood|part of town|street address|address)(?= (?:[?.,]|and|"
        r"like)|$)",
        r"<do you> live (?:nearby|near here|near|close by|close|far away|far|in town|locally|in the area|"
        r"around here|within walking distance|in (?:the )?(?:city|suburbs|country))(?= (?:[?.,]|or|from|"
        r"to|enough)|$)",
        r"(?:which|what) (?:part of (?:the )?(?:town|city)|neighbou?rhood|district|area|suburb|"
        r"street) do you live(?: in)?",
        r"how (?:far|long)(?: away)?(?: from (?:here|the office|work))? (?:do|are) you (?:live|living|"
        r"from (?:here|the office|work)|commute)(?: (?:away|from here))?(?! (?:with|in))",
        r"how long (?:have you lived|did you live) (?:at|in) (?:your|that|this) (?:current |present |"
        r"last |previous )?(?:address|house|flat|home|place)",
        r"(?:how long|how far) is your (?:commute|way to work|journey to work)",
        r"how (?:do|will|would) you (?:get|come|travel|commute) to (?:work|the office|us|"
        r"the job)(?= (?:[?.,]|every|each|on|if|in)|$)(?! if the)",
    ),
)
