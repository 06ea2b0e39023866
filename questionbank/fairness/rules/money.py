"""Pay history, debts and property."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

PAY = unlawful(
    Topic.MONEY,
    "Pay that follows earlier pay carries old unfairness along, above all against women, and a growing "
    "number of places forbid the question.",
    "Name the range and ask about it: “This role pays between 41,000 and 48,000. Does that fit what you "
    "expect?”",
)
DEBTS = unlawful(
    Topic.MONEY,
    "Debts tell of divorce, illness and origin, and not of honesty or skill.",
    "Leave it out. If money is handled: “How do you make sure that a till is right at the end of the day?”",
)
CREDIT = second_look(
    Topic.MONEY,
    "Credit records may be asked for only for certain work in many places, and they hit some groups harder.",
    "If the law asks for a check in this role, say so to everybody, and leave it out of the interview.",
)
OWNING = second_look(
    Topic.MONEY,
    "What somebody owns tells of wealth, and often of age and origin. You need to know whether the work "
    "can be done.",
    "“The first shift begins at 5:30, before the buses run. Can you be there?” or “The role means driving "
    "a van. Do you have a licence for it?”",
)

_PAY = (
    r"(?:salary|salaries|pay|wages?|earnings|income|compensation|remuneration|pay check|paycheck|payslip|"
    r"pay slip|pay rate|hourly rate|day rate|rate of pay|bonus|package|base salary|basic salary|"
    r"take-home pay|pay package|salary package|total compensation|stock options|benefits package|"
    r"gross salary|annual salary)"
)
_WORK = r"(?:job|role|position|post|employer|company|place|work|firm|workplace|gig|there|boss)"
_NOT_PAY = (
    r"(?! (?:system|software|process|team|calculat\w+|api|service|data|bands?|structures?|run|"
    r"review process|project|expectations?))"
)

RULES = (
    rule(
        PAY,
        "bonus compensation earn get high history home income low made make making much options p60 package "
        "paid pay rate remuneration salaries salary slip stub w-2 wage what",
        r"(?:<what is your>|your|of your|about your) (?:current|last|previous|present|former|past|old|"
        r"most recent|latest|existing|final|exact)(?: (?:annual|yearly|monthly|base|basic|gross|net|"
        rf"total|hourly|or \w+|and \w+|job's|role's|employer's))* {_PAY}{_NOT_PAY}",
        r"your (?:salary|pay|wage|compensation|earnings|income) (?:history|histories|record|now|today|"
        r"at present|at the moment|in your (?:last|current|previous|present)|at your (?:last|current|"
        r"previous|present))(?! (?:table|service|api))",
        r"<what is your> (?:salary|pay|wages?|income|earnings|pay rate|base salary|"
        r"annual salary)(?= (?:[?.,]|now|at|in your|today|currently|right)(?![\w'-])|$)",
        r"(?:what|how much)(?: (?:money|exactly|a year|a month|an hour))* (?:do|did|are|were|"
        r"have) you (?:(?:currently|now|actually|previously|presently|last|used to) )?(?:earn|earned|"
        r"earning|making|make|made|paid|get paid|being paid|be paid|getting|get|bring home|take home|"
        r"been earning)(?= (?:[?,]|now|at|in your (?:last|current|previous|present|old)|there|per|a year|"
        r"a month|an hour|each|every|before|currently|when|right|as an? \w+ (?:at|in|there)|for that|"
        r"in that (?:job|role))(?![\w'-])|$)(?! at (?:university|school|the (?:hackathon|"
        r"workshop)))(?<!what do you make)(?<!what did you make)(?<!what do you get)(?<!what did you "
        r"get)(?<!what have you made)",
        r"what (?:do|did) you (?:currently )?(?:make|get)(?: (?:now|per hour|a year|per year|a month|"
        rf"an hour|in your (?:last|current|previous|present|old) {_WORK}(?= \?| (?:and|before)|$)|"
        rf"at your (?:last|current|previous|present|old) {_WORK}))(?! (?:of|from|better))",
        r"(?:how much|what) (?:is|was|does|did|are|were|do|would)(?: (?:your|the|they|your \w+|that|"
        rf"this))* ?(?:(?:last|current|previous|present|old|former) )?(?:{_WORK}|they|company|"
        r"employer)? ?(?:pay|paying|give|offer)(?:ing)? you(?! (?:attention|back|most))",
        r"(?:how much|what) (?:you (?:are|were) (?:paid|earning|making|getting paid)|"
        r"you (?:currently )?(?:earn|earned|make now))(?! (?:to do|of|from))",
        r"(?:show|bring|send|give|have|see|prove)(?: \w+){0,3} (?:your )?(?:last |recent |latest |old |"
        r"three |current )*(?:payslips?|pay slips?|pay stubs?|paychecks?|wage slips?|p60|"
        r"w-2)(?! (?:portal|to (?:staff|employees)))",
        r"<alone>(?:current salary|last salary|previous salary|current pay|last pay|salary history)<asked>",
        r"(?:salary|pay|wage|compensation) history(?= (?:[?.,]|and|please|with)|$)",
        r"(?:reason|ground)s? your (?:salary|pay) (?:was|is) (?:so )?(?:low|high)",
    ),
    rule(
        DEBTS,
        "alimony attached bankrupt bills child creditors debt evicted finances financial foreclosed garnish "
        "insolvency insolvent loan money mortgage overdraft owe payments rent seized unpaid",
        r"<do you> (?:have|owe|still have|pay|got)(?: (?:any|a|an|large|big|outstanding|some|much|lot of|"
        r"lots of|many|serious|unpaid|student|personal|to pay|significant|heavy|high|considerable|bad|"
        r"private|or|mortgage|running))* (?:debts?|loans?|mortgage|credit card debts?|overdraft|alimony|"
        r"child support|financial (?:problems?|difficult\w+|troubles?|worries|obligations?|issues)|"
        r"money (?:problems?|troubles?|worries)|gambling debts?|unpaid (?:bills|debts?|taxes)|creditors|"
        r"student debt|anyone money|money to)(?! (?:in (?:the|your) (?:code|system|product)|officer|book|"
        r"ticket))",
        r"<are you>(?: (?:deep|heavily|badly|a lot|financially|still|paying))* (?:in debt|bankrupt|"
        r"insolvent|in financial (?:trouble|difficult\w+)|(?:paying )?(?:off )?(?:a |any )?(?:debts|"
        r"mortgage|student loans?)|financially (?:stable|secure|independent)|behind on (?:your )?(?:rent|"
        r"bills|payments))",
        r"<have you>(?: (?:been|gone|go|declared?|filed|file|for|had|ever|a|to))* (?:bankrupt|bankruptcy|"
        r"insolvent|insolvency|(?:your )?(?:wages|salary|pay) (?:been )?(?:garnished|seized|attached)|"
        r"evicted|foreclosed)",
        r"(?:your|any|are your) (?:wages|salary|pay) (?:ever |been )*(?:garnish\w*|seized)",
        r"your (?:own |personal )?(?:debts?|mortgage|loans|bankruptcy|finances|financial (?:situation|"
        r"circumstances|status|position|obligations|problems|troubles)|rent payments|"
        r"student loans?)(?! (?:app|product|team|customers?|book|department|desk|brokers?|models?|officer|"
        r"reporting|software|of your))",
        r"how much (?:debt|money) (?:do you (?:have|owe)|are you in|have you (?:got )?(?:saved|"
        r"in the bank|in debt))(?! (?:to (?:spend|work with)))",
        r"how much do you owe",
    ),
    rule(
        CREDIT,
        "credit",
        r"your (?:own |personal )?credit (?:scores?|ratings?|history|reports?|record|"
        r"cards?)(?! (?:models?|services?|engine|api|app|products?|scoring|team|customers?|system|feature|"
        r"pipeline))",
        r"<do you> have (?:a )?(?:good|bad|poor|clean) credit",
    ),
    rule(
        OWNING,
        "apartment car flat home house land live motorbike motorcycle place property rent vehicle",
        r"<do you> (?:own|have|possess|got)(?: (?:a|an|your|any|own|the|access to|reliable))* (?:car|"
        r"house|home|flat|apartment|vehicle|property|motorbike|motorcycle|second home|land)(?! (?:park|"
        r"insurance|sales|rental|dealership|page|screen|office|service|experience|mechanics?|maintenance|"
        r"management|group|automation|button|portfolio|team|port|visits?|care|charging|assistant|network|"
        r"of))<end>",
        r"<do you> (?:own or rent|rent or own|rent|own)(?: (?:or (?:own|rent)))?(?: (?:your|a|"
        r"the))? (?:home|house|flat|apartment|place|where you live|property)(?! (?:page|screen|service))",
        r"<do you> (?:own or rent|rent or own)<end>",
        r"(?:what|which|what kind of|what sort of) car do you (?:drive|own|have)",
    ),
)
