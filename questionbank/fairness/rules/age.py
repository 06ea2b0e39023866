"""Age, and what gives it away."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

AGE = unlawful(
    Topic.AGE,
    "Age says nothing about how somebody works. Once it is known, nobody can show that it did not count, "
    "and in most places it may not count.",
    "Ask what the work needs: “This role begins at six in the morning and uses these tools. Have you "
    "worked like that?” Where the law sets a lowest age: “Are you at least 18?”",
)
YEARS_OF_SCHOOL = second_look(
    Topic.AGE,
    "The year in which somebody left school or was born is their age by another way.",
    "Ask for the qualification and not for its date: “Which training have you finished that this role "
    "needs?”",
)
RETIREMENT = unlawful(
    Topic.AGE,
    "A question about retiring is a question about age, and plans for it may not decide who is hired.",
    "Say what you need: “We look for someone for at least two years. Does that suit you?” Ask everybody.",
)
OTHERS_AGE = second_look(
    Topic.AGE,
    "It sets people of one age against those of another, and lets the candidate guess which age is wanted.",
    "Ask about the work together: “Tell me about a time when you took direction from someone who knew less"
    " of the subject than you.”",
)

_SCHOOL = (
    r"(?:(?:high |secondary |primary |grammar |elementary )?school|college|university|uni|your (?:degree|"
    r"studies|"
    r"a-levels|a levels|diploma|education|apprenticeship|abitur|baccalaureate|bachelor's|master's|"
    r"training)|education)"
)
_OURS = (
    r"(?: (?:the|that|this|an?|it|old|legacy|your|those|these|any|systems?|services?|servers?|models?|"
    r"features?|code|them))"
)

RULES = (
    rule(
        AGE,
        "about above age almost around at below birth born dob nearly old over past senior star their "
        "turning under young your youthful zodiac",
        r"how old (?:are you|you are|would you be|will you be|might you be)",
        r"(?:are|were|is) you how old",
        r"(?:<what is your>|know your|guess your|reveal your|have your|at your|for your|about your|"
        r"of your|is your|mind your) (?:(?:exact|actual|real|current) )?age(?: group| bracket|"
        r" range)?(?= (?:[?.,!;:\"\n]|and|or|as|just|please|if|an?|do|does|by|at|when|make|mean|is|be|"
        r"going|affect|stop|keep)(?![\w'-])|$)",
        r"your age(?: group| bracket)?(?= (?:\?|a problem|affect|an issue|stop|hold))",
        r"your (?:date of birth|birth ?date|birthdate|birth-date|birthday|year of birth|dob|star sign|"
        r"zodiac sign)",
        r"(?:when|what year|which year|what month|what date|which decade|in what year|"
        r"in which year)(?: were| was)? you born",
        r"when (?:is|was) your birthday",
        r"at (?:(?:the age of )?[3-7]\d|<years>) , (?:do|are|can|would|will) you (?:still|really|think|"
        r"feel|have the|want)",
        r"<alone>(?:age|date of birth|birthday|year of birth|age group)<asked>",
        r"(?:you are|are you|you look|you seem) (?:quite |very |rather |a bit |a little |pretty )?(?:old|"
        r"young|youthful|senior) (?:for|enough|to)(?! (?:a|the) (?:account|ticket))",
        r"<are you> (?:over|above|past|under|below|older than|younger than|nearly|almost|around|about|"
        r"in your|turning) (?:the age of )?(?:early |late |mid |mid-)?<years>(?:s|"
        r"ies)?(?: years old)?(?! (?:%|percent|hours?|days?|minutes?|km|miles?|kg|tickets?|people|calls?|"
        r"engineers?|words?|[a-z]+s\b))",
        r"in your (?:early |late |mid |mid-)?(?:twenties|thirties|forties|fifties|sixties|[2-6]0(?:'?s))",
        r"(?:most|all|many|everyone|everybody|the rest)(?: of us| of the team| of our team|"
        r" of our people)?(?: here| in the team| on the team)? (?:are|is) (?:well |much |far )?(?:under|"
        r"below|over|younger than|in their) (?:<years>|twenties|thirties|forties|20s|30s|you)",
        r"(?:too|so) (?:old|young)(?= (?:for (?:this|the|a|our|that|such)(?: \w+)? (?:role|job|position|"
        r"work|team|company|pace|shifts?|career)|to (?:learn|work|keep up|start|do this|adapt|be (?:a|"
        r"hired))))",
    ),
    rule(
        YEARS_OF_SCHOOL,
        "a-levels abitur apprenticeship baccalaureate bachelor's college degree diploma education force "
        "graduate graduation labor labour levels master's old school studies training uni workforce",
        r"(?:when|what year|which year|in which year|in what year|how long ago|how many years ago|"
        r"what date)(?: exactly)? (?:did )?you (?:finish(?:ed)?|leave|left|complete[d]?|get out of|"
        r"got out of|graduate[d]? from|start(?:ed)?|attend(?:ed)?|go to|went to)(?: with)? " + _SCHOOL,
        r"(?:when|what year|which year|in which year|in what year|how long ago|"
        r"how many years ago)(?: exactly)? (?:did )?you graduate[d]?(?! (?:students|to|your))",
        r"(?:when|what year|which year|in which year|in what year|how long ago) (?:were you|"
        r"was your) (?:in |at )?(?:graduation|last year (?:of|at) school|high school|school|university|"
        r"college)",
        r"(?:the )?(?:year|date)s? (?:in which |when |that |of )?(?:you (?:graduated|finished school|"
        r"left school)|your (?:graduation|degree|diploma))",
        r"how old (?:were you|you were)(?! (?:using|running))",
        r"your graduation (?:year|date)",
        r"how (?:long|many years) have you been (?:in the (?:work ?force|labou?r market)|working (?:since|"
        r"after) (?:school|you left school))",
    ),
    rule(
        RETIREMENT,
        "many pension retire retiring working",
        r"<do you>(?: (?:plan|intend|expect|want|hope|wish|like|mean|think|thinking|planning|see|imagine|"
        r"be|are|to|about|of|on|yourself|working|work|until|before))* (?:to retire|retire|"
        rf"retiring)(?: early| soon)?(?!{_OURS})",
        r"<are you>(?: (?:planning|thinking|going|close|near|nearing|approaching|about|of|on|to|hoping|"
        r"looking|ready|almost|at))* (?:retire|retiring|retirement|retirement age|retired|"
        rf"pension age)(?!{_OURS})",
        r"(?:your|before|until|till|to|for|about|from|into) (?:your )?(?:retirement|pension age|"
        r"retirement age|retire)(?= (?:\?|plans?\b|age\b|date\b)|$)",
        r"you (?:must be|are|will be|seem|look|will soon be) (?:\w+ )?(?:close to|near|nearing|"
        r"approaching|ready for|of) (?:retirement|retiring|retirement age|pension age)",
        r"your (?:own )?(?:retirement|pension)(?= (?:plans?|age|date|savings|[?.]))",
        r"(?:how many|many) (?:more |good )?years (?:do you have left|have you (?:got )?left|"
        r"until you retire|before you retire|are left (?:before|until) you)",
        r"(?:how long|when)(?: \w+){0,5} you (?:retire|stop working)(?= (?:\?|for good|altogether)|$)",
    ),
    rule(
        OTHERS_AGE,
        "20-somethings age boomer gen millennial older twenty-somethings young",
        r"(?:younger|older) (?:than (?:you|yourself)|boss|manager|supervisor|team lead|managers|"
        r"bosses)(?! (?:of|code|version))",
        r"(?:half|twice) your age",
        r"(?:people|someone|somebody|others|anyone|many|most|those) (?:of|from|in) your (?:age|generation)",
        r"(?:which|what) generation (?:do you|are you|you)",
        r"<are you> (?:an? )?(?:millennial|boomer|baby boomer|gen z|gen x|generation z|"
        r"generation x)(?! (?:customers?|market))",
        r"(?:work|working|works|fit in|get on|cope|keep up|be|feel)(?: \w+){0,3} (?:with|among|for|under|"
        r"beside|around|in) (?:(?:a|an|our|such a|this) )?(?:(?:team|group|bunch|lot) (?:of|"
        r"full of) )?(?:much |far |such |so many |a lot of |rather )?(?:(?:younger|"
        r"older)(?: (?:colleagues|team|crowd|manager|boss|bosses|managers))|twenty-somethings|"
        r"20-somethings|young (?:team|colleagues|crowd))(?= (?:[?.,]|and|every|all|than you|as you|here)|"
        r"$)",
    ),
)
