"""Arrests, convictions and military service."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

ARREST = unlawful(
    Topic.CRIMINAL,
    "An arrest or a charge is not a crime, and it falls on some groups far more often than on others.",
    "Leave it out. Where the law wants a check for this work, tell everybody: “An offer depends on the "
    "check that the law asks for. Is there anything that you want to know about it?”",
)
CONVICTION = second_look(
    Topic.CRIMINAL,
    "In many places it may be asked only for certain work, only about certain offences, and only late in "
    "the process.",
    "Say which check there will be and when, in the same words to everybody, and leave it out of the "
    "interview.",
)
DUTY = unlawful(
    Topic.MILITARY,
    "Reserve duty, the kind of discharge and whether somebody served may not decide who is hired in many "
    "places, and they tell of age, health and belief.",
    "“The project runs from March to December. Is there a time in it when you could not work as planned?”",
)
SERVED = second_look(
    Topic.MILITARY,
    "Military service tells of age, sex, origin or belief. What somebody learned in it may be offered by "
    "them.",
    "“Tell me about a time when you had to act by strict rules under pressure”, whatever place it comes "
    "from.",
)

_FORCES = (
    r"(?:army|navy|air force|marines|military|armed forces|forces|coast guard|bundeswehr|armed services|"
    r"national guard|territorial army|reserves?|reserve forces)"
)

RULES = (
    rule(
        ARREST,
        "accused arrest bars charged court custody detained detention indicted investigation jail law "
        "parole police prison probation prosecuted suspected trial wanted",
        r"(?:<have you>|<are you>|<do you>)(?: \w+){0,3} arrested",
        r"(?:police|anyone|anybody|they)(?: \w+){0,2} arrest(?:ed)? you",
        r"(?:your|any|an|previous|prior|past|your past) arrests?(?: records?| history)?(?= (?:[?.,;]|or|"
        r"and|records?|history|in|on|that|we)(?![\w'-])|$)(?<!the arrest)",
        r"<alone>(?:arrests|arrested|arrest record)(?: ever)?<asked>",
        r"how (?:many times|often) (?:have you been|were you) (?:arrested|in (?:jail|prison|court))",
        r"<have you>(?: \w+)? (?:been|spent|done|served|gone|sent|put|had|gotten|got|run|were)(?: (?:in|"
        r"to|to be|time|a|any|the|night|days|into|inside|of|some|been))* (?:jail|prison|behind bars|"
        r"custody|police custody|trouble with (?:the )?(?:law|police)|with the (?:police|law)|detention|"
        r"probation|parole|in the police|the police station)(?! (?:as a (?:teacher|chaplain|nurse|"
        r"volunteer|guard)|to (?:teach|visit|work)))",
        r"<have you>(?: been)? (?:detained|indicted|accused of (?:a |an |any )?(?:crime|theft|offen[cs]e|"
        r"fraud|assault|stealing)|charged|prosecuted|on trial|on (?:probation|parole)|"
        r"suspected of)(?= (?:[?.,]|with (?:a |an |any )?(?:crimes?|offen[cs]es?|felon(?:y|ies)|"
        r"misdemeanou?rs?|theft|fraud|assault)|of|by|for|or|and|crime)(?![\w'-])|$)",
        r"<have you>(?: had)? (?:any )?(?:trouble|problems|dealings|run-ins|issues|"
        r"contact) with (?:the )?(?:police|law)(?! (?:as part|in your (?:work|role|job)|on behalf))",
        r"<are you> (?:on (?:probation|parole)|known to the police|under investigation|wanted by)",
    ),
    rule(
        CONVICTION,
        "convict court crime criminal felon guilty misdemeanor misdemeanour offence offense past police "
        "previous prior rap spent unspent",
        r"(?:<have you>|<are you>|<do you>)(?: (?:been|a|an|of|got|found|any|plead|pleaded|pled|committed|"
        r"commit|have|ex|had))* (?:convicted|guilty of|guilty to|felon|crimes?|felon(?:y|ies)|"
        r"misdemeanou?rs?|convict|criminal|criminal offen[cs]es?|offen[cs]es?)(?! (?:analy\w+|scenes?|"
        r"statistics|data|prevention|reporting|mapping))",
        r"(?:<do you>|<have you>) (?:have|got|a)(?: (?:a|an|any|got|clean|other|the))* (?:(?:criminal|"
        r"police|prior|previous|unspent|spent|past) (?:records?|convictions?|history|past)|rap sheet|"
        r"record with the police)(?! (?:checks?|systems?|database))",
        r"your (?:criminal|police|court|conviction) (?:records?|convictions?|history|past|"
        r"background)(?! (?:checks?|systems?))",
        r"(?:any|prior|previous|past|unspent) (?:criminal |unspent |prior |"
        r"previous )*convictions?(?= (?:[?.,;]|or|and|in|on|for|that)|$)(?<!strong convictions)",
        r"(?:what|which) (?:crimes?|offen[cs]es?) (?:have|were|did) you",
    ),
    rule(
        DUTY,
        "active armed army bundeswehr called conscientious conscript deployed discharge drafted force guard "
        "marines military national navy reserve reservist veteran",
        r"(?:what|which|how|why)(?: \w+){0,4} (?:discharged?)(?: \w+){0,4} (?:you|your)?(?: \w+){0,4} ?"
        + _FORCES,
        r"(?:your|an?|you) (?:military |honou?rabl[ey] |dishonou?rabl[ey] |general |"
        r"medical )+discharged?(?: papers)?",
        r"(?:were|are|have) you(?: been)? discharged (?:honou?rably|dishonou?rably|medically|with honou?r)",
        r"(?:were|are|have) you(?: been)? (?:honou?rably|dishonou?rably|medically) discharged",
        rf"(?:were you|have you been|are you) discharged from (?:the |your )?{_FORCES}",
        r"<are you> (?:an? |still |in |a member of |active |serving |part of |on )*(?:the |"
        rf"your )?(?:{_FORCES}|reservist|army reservist|active duty|reserve duty|conscript|"
        r"conscientious objector)(?= (?:[?.,]|or|and|now|reserves?|duty|member)(?![\w'-])|"
        r"$)(?<!are you reserve)",
        r"(?:<are you>|<do you>|will you|could you|might you)(?: \w+){0,4} (?:called up|drafted|"
        r"conscripted|deployed|reserve duty|military duty|military duties|military obligations?|"
        r"reserve obligations?|national guard|military leave)(?! (?:to production|it|the|into|"
        r"in production))(?= (?:[?.,]|or|and|in|for|soon|with|by|to the|overseas|abroad|next|"
        r"coming)(?![\w'-])|$)(?<!you deployed)",
        r"your (?:military|reserve|national service|army) (?:duties|duty|obligations?|status|record|"
        r"discharge|commitments?|papers|rank)(?! (?:clients?|customers?))",
        r"<are you> (?:an? )?(?:disabled |army |war |military |combat )*veteran(?! (?:of|in|engineers?|"
        r"developers?|at)\b)",
    ),
    rule(
        SERVED,
        "armed army bundeswehr compulsory conscription draft force guard marines military national navy "
        "reserve service war",
        r"(?:<have you>|<do you>|<are you>)(?: (?:serve|served|serving|done|do|did|completed?|finish|"
        r"finished|been|spent|time|your|in|the|a|with|for|any|joined?|fight|fought|avoid|"
        rf"dodge))* (?:(?:{_FORCES[3:-1]})(?= (?:[?.,]|or|and|before|as|when|at)(?![\w'-])|$)|"
        r"military service|national service|compulsory service|conscription|the draft|army service|a war)",
        r"(?:which|what) (?:branch|rank|unit|regiment|part) of (?:the )?(?:army|military|armed forces|"
        r"forces|service)",
        r"(?:where|when|why|how long)(?: \w+){0,3} you (?:serve|served|do your|"
        r"not serve)(?: \w+){0,2} (?:army|navy|military|forces|military service|national service)",
        r"your (?:military|national|army|compulsory) service",
        r"<have you> (?:any )?military (?:experience|background|training|service)",
    ),
)
