"""Health, disability, sickness and habits."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

DISABILITY = unlawful(
    Topic.HEALTH,
    "Before an offer nobody may be asked about a disability or its cause in most places. Whether the work "
    "can be done may be asked, of everybody and in the same words.",
    "Describe the task: “The role means lifting 20 kg several times a day. Can you do that, with or "
    "without adjustments?”",
)
ILLNESS = unlawful(
    Topic.HEALTH,
    "Illness, treatment and medicines are private, and what was once healed still makes people be passed "
    "over.",
    "Ask about the task and not about the body: “This role works nights in a row of five. Can you do that,"
    " with or without adjustments?”",
)
SICK_DAYS = unlawful(
    Topic.HEALTH,
    "Days of sickness tell of illness, disability or a child at home, and may not count in most places.",
    "“The counter opens at eight and needs two people. Can you be there on the days of the roster?”",
)
HABITS = second_look(
    Topic.HEALTH,
    "What somebody does after hours is theirs, and such habits may be bound up with an illness.",
    "Name the rule that holds at work: “Nobody smokes or drinks on the site. Can you keep to that?”",
)
FITNESS = second_look(
    Topic.HEALTH,
    "“Fit” asks about the body in general. The work asks for certain things, and those can be named.",
    "“You would walk about ten kilometres a day on rough ground. Can you do that, with or without "
    "adjustments?”",
)

_ILL = (
    r"(?:(?:serious |chronic |long-term |major |mental |physical |health |medical |any |underlying |"
    r"pre-existing |ongoing |hidden |past |recent |kind of |sort of |form of |type of |known |particular |"
    r"psychological |psychiatric |emotional |recent |past |prior |previous |current |other |or |and |"
    r"also |of these |of the following |the following |following |these )*"
    r"(?:illness(?:es)?|diseases?|conditions?|(?:health|medical|back|heart|sleep|mental|psychological|"
    r"hearing|sight|knee|mobility|physical|weight|psychiatric|emotional) (?:problems?|issues?|conditions?|"
    r"troubles?|concerns?|complaints?|difficult\w+|limitations?|restrictions?|impairments?|disorders?)|"
    r"disorders?|ailments?|"
    r"disabilit(?:y|ies)|handicaps?|impairments?|allerg(?:y|ies)|depression|anxiety|a? ?burn-?out|cancer|"
    r"diabetes|epilepsy|asthma|hiv|aids|"
    r"adhd|autism|dyslexia|ptsd|a stroke|a heart attack|heart attack|surgery|surgeries|"
    r"operations?(?= (?:\?|recently))|an operation|a breakdown|a nervous breakdown|nervous breakdowns?|"
    r"addictions?|migraines?|a bad back|seizures?|panic attacks|long covid|covid|hepatitis|"
    r"medical history|phobias?|ptsd|bipolar\w*))"
)
_NOT_ILL = (
    r"(?! (?:awareness|rights|training|policy|policies|services?|support|certificate|nursing|nurses?|"
    r"equality|insurance|inclusion|studies|management|patients?|care|to (?:handle|report|raise|meet|check|"
    r"test|start|join)|(?:menu|information|labels?|matrix)|that must|under which|for (?:when|a|the)|"
    r"(?:research|experience|clinic|ward|prevention|variables?|in (?:the|your|a) (?:code|pipeline|query|"
    r"tests?|herd|flock|team|ward|stock|group|class|dogs?|cattle|animals?|kitchen|plants?|crop|garden|"
    r"home))))"
)
_STATES = (
    r"(?:disabled|handicapped|healthy|in good health|in (?:perfect|poor|bad) health|sick a lot|often sick|"
    r"often ill|sick often|ill often|an alcoholic|a recovering (?:alcoholic|addict)|"
    r"alcoholic|an addict|addicted to \w+|diabetic|epileptic|autistic|on the spectrum|neurodivergent|"
    r"neurodiverse|dyslexic|bipolar|hiv[ -]positive|deaf|hard of hearing|"
    r"colou?r-?blind|colou?r blind|partially sighted|on (?:any )?(?:medication|antidepressants|drugs|"
    r"sick leave)|in therapy|"
    r"in rehab|clean and sober|in a wheelchair|wheelchair-bound|mentally ill|mentally stable|"
    r"chronically ill|terminally ill|"
    r"overweight|obese|infertile|a cancer survivor|seriously ill|handicapped in any way|"
    r"disabled in any way|suicidal|depressed|stable mentally|asthmatic|allergic to \w+)"
)

RULES = (
    rule(
        DISABILITY,
        "addict aid alcoholic allergic animal antidepressants arm asthmatic autistic back bipolar blind "
        "cane color-blind colorblind colour-blind colourblind crippled crutch deaf depressed diabetic "
        "disabilities disability disabled dog drugs dyslexic epileptic eye face feet finger foot glasses "
        "hand health hearing hip hiv-positive ill impairment infertile injured knee lame leg lenses limp "
        "medication mentally mute neurodivergent neurodiverse obese overweight paralysed paralyzed "
        "partially positive prosthe rehab scar sick sight skin sober spectrum stammer stutter suicidal "
        "survivor teeth therapy tic walking wheelchair",
        r"<are you>(?: (?:registered|officially|considered|classed|as|at all|in any way|"
        rf"a))* {_STATES}(?! (?:by default|in|to|about)\b(?! any way))",
        r"<are you> (?:blind|mute|lame|crippled)(?= (?:\?|or (?:deaf|partially)|in one)|$)",
        r"your (?:own )?(?:disabilit(?:y|ies)|handicap|impairments?|wheelchair|hearing aids?|prosthe\w+|"
        r"limp|stammer|stutter|tic|eyesight|hearing)(?! (?:awareness|rights|training|policy|policies|"
        r"services?|clients?|customers?|team|users?|app|test))",
        r"<do you> (?:wear|need|use|rely on|walk with)(?: (?:a|an|any|your))* (?:glasses|hearing aids?|"
        r"contact lenses|wheelchair|walking stick|cane|crutch(?:es)?|prosthe\w+|guide dog|service dog|"
        r"service animal)(?! (?:testing|in your tests))",
        r"(?:what happened to|what is wrong with|what is the matter with|how did you (?:lose|hurt|injure|"
        r"break)|why do you (?:limp|use a|walk with|have a)|how come you (?:limp|"
        r"use a)) (?:your )?(?:arms?|legs?|hands?|eyes?|face|back|fingers?|hearing|sight|foot|feet|"
        r"wheelchair|cane|crutch\w*|walking stick|limp|scar|skin|teeth|knee|hip)",
        r"(?:how|when|why) (?:did you |have you )?(?:become|became|get|got|been) (?:disabled|handicapped|"
        r"injured|blind|deaf|paraly[sz]ed)(?! (?:by default))",
    ),
    rule(
        ILLNESS,
        "absence aburn-out aburnout accident addicted addiction adhd aids ailment alcohol allergies allergy "
        "antidepressants anxiety asthma attack autism bad benefit bipolar breakdown burn-out burnout cancer "
        "cannabis cocaine compensation complaint concern condition counseling counselling counsellor covid "
        "day depression diabetes diagnosis difficult disabilities disability disease disorder doctor drug "
        "dyslexia epilepsy handicap health height hepatitis history hiv hospital hours hurt illness "
        "immunised immunized impairment injured injuries injury institutionalised institutionalized issue "
        "leave limitation marijuana medical medication medicine mental migraine narcotics operation "
        "painkillers phobia physical pills pregnant problem psych ptsd questionnaire rehab restriction "
        "seizure seriously sick specialist steroids stroke suffer surgeries surgery tablets taking "
        "therapist therapy time trouble vaccinated vaccination weight worker's workers wrong your",
        r"<do you> (?:have|suffer from|suffer|live with|struggle with)(?: (?:any|a|an|some|from|other|or|"
        rf"kind|sort|of))* {_ILL}{_NOT_ILL}",
        r"<have you>(?: (?:any|a|an|got|had|have|been|or|of|these|treated|hospitali[sz]ed|hospitalised|"
        r"suffered|suffering|from|diagnosed|with|for|experienced|struggled|undergone|through|gone|other|"
        r"off|work|because|of|due|to|in|the|past|recently|ill|sick|seriously|"
        rf"some))* (?<!have you )(?:{_ILL}){_NOT_ILL}",
        rf"<have you> {_ILL}{_NOT_ILL}(?! (?:variable))",
        r"<have you>(?: been)? (?:in (?:therapy|rehab|counselling|counseling|a psychiatric \w+|hospital)|"
        r"hospitali[sz]ed|institutionali[sz]ed|seeing a (?:therapist|psychiatrist|psychologist)|"
        r"treated (?:by|for) (?:a |an )?(?:psych\w+|mental\w*(?: \w+)?|drug \w+|drugs|alcohol \w+|alcohol|"
        r"alcoholism|therapist|addiction|depression)|addicted|an alcoholic|a drug (?:user|addict)|"
        r"seriously (?:ill|injured|hurt)|injured|hurt)(?= (?:[?.,]|on|at|in|to|or|and|for|by|while|"
        r"before)|$)",
        r"<have you>(?: (?:had|have|suffered|got))* (?:(?:any|prior|previous|past|serious|old|work|"
        r"workplace|a|an|work-related|other|or|recent|bad|lasting) )*(?:injury|injuries|"
        r"accidents? at work|workplace accidents?)(?! (?:(?:reports?|rates?|prevention) |on your (?:ward|"
        r"team)|in your team|you (?:treat|see)))(?= (?:[?.,]|or|and|that|at|on|in the|from|which)|$)",
        r"(?:complete|fill in|fill out|provide|describe|list|give|tell|share)(?: \w+){0,3} (?:following |"
        r"your )(?:\w+ )?(?:medical history|health history|medical questionnaire|health questionnaire)",
        r"<alone>(?:health|medical|physical|mental health) (?:issues?|problems?|conditions?|concerns?|"
        r"complaints?|limitations?)(?: (?:we|that we|i|that i|you|that you|to)(?: \w+){0,5})?(?= \?|$)",
        r"(?:<do you>|<are you>|<have you>)(?: \w+)? (?:suffer|suffering|"
        r"suffered) from (?:\w+ )?(?:stress|nerves|exhaustion|insomnia|headaches|back pain|fatigue|"
        r"pain)(?= (?:[?.,]|or|and)|$)",
        r"(?:time|days|day|leave|absences?|hours)(?: off)? (?:\w+ )?(?:for|because of|"
        r"due to) (?:\w+ )?(?:(?:medical|health|doctor|doctor's|hospital|therapy) (?:appointments?|"
        r"visits?|reasons?|issues?|treatments?|checks)|illness|dialysis|treatment|therapy)(?= (?:[?.,]|or|"
        r"and|in)|$)",
        r"<alone>(?:health|disabilities|disability|illnesses|health problems|allergies|"
        r"medical conditions?|height|weight|medication|state of health|sick days|pregnant)<asked>",
        r"<have you> (?:seen|see|consulted|visited|need|needed|had) (?:a |an |to see a )?(?:therapist|"
        r"psychiatrist|psychologist|psychotherap\w+|counsellor|specialist for your)",
        r"(?:<are you>|<do you>)(?: (?:be|see|seeing|visit|under|the|care|of|having))+ (?:a |an |"
        r"your )?(?:therapist|psychiatrist|psychologist|psychotherapist|psychotherapy|counsellor|"
        r"doctor regularly|doctor for)",
        r"(?:<do you>|<are you>|<have you>)(?: \w+){0,3} (?:take|taking|taken|on|need|use|using|"
        r"used)(?: (?:any|some|a|regular|daily|strong|prescription|prescribed|illegal|recreational|"
        r"of))* (?:medication|medications|medicines?|prescription drugs|drugs|antidepressants|pills|"
        r"tablets|painkillers|sleeping pills|cannabis|marijuana|cocaine|steroids|narcotics)(?! (?:rounds?|"
        r"administration|records?|safety|tests? kits|training|into account|from the|policy|history|"
        r"errors?|checks?|management|trolley|chart))",
        r"(?:which|what|how much|how many)(?: kind of| prescription| kinds of)? (?:medications?|"
        r"medicines?|pills|drugs) (?:do|are|did) you (?:take|taking|on|need|currently take|"
        r"currently taking|use)",
        r"<are you> taking (?:anything|something) for",
        r"(?:<what is your>|of your|about your|is your|has your|does your) (?:\w+ and )?(?:own |general |"
        r"current |state of |overall |present )*(?:state of health|physical condition|physical health|"
        r"mental health|mental state|health)(?= (?:[?.,;]|like|today|status|history|problems?|issues?|"
        r"conditions?|good|been|at the|allow|stop|in general|generally|now|and your|state|prevent|suffer|"
        r"affect)(?![\w'-])|$)",
        r"your (?:own )?(?:medical|health|psychiatric|mental health) (?:history|conditions?|problems?|"
        r"issues?|situation|status|background|file|past|needs|limitations?)(?! (?:forms?|app|service|team|"
        r"module|software|api|pages?|checks?|endpoint))",
        r"your (?:own )?(?:illness|injur(?:y|ies)|disease|medication|medications|surgery|burn-?out|"
        r"addiction|depression|diagnosis|vaccination status|vaccinations?)(?! (?:of|for (?:a|the)|rounds?|"
        r"policy|prevention|codes?|process|reports?|app|records?|trolley|chart))",
        r"(?:<have you>|<do you>)(?: \w+){0,3} (?:workers'? comp\w*|worker's comp\w*|disability benefits?|"
        r"sickness benefits?|compensation for (?:an|a|any) (?:\w+ )?(?:injury|accident|illness)|"
        r"an? (?:claim|injury claim) for (?:an )?injury|injur(?:y|ies) (?:at work|"
        r"on the job))(?! (?:forms?|claims? (?:for (?:your|the) (?:team|staff|clients?)|system)))",
        r"(?:<have you>|<are you>)(?: been)?(?: (?:fully|fully and))? (?:vaccinated|"
        r"immuni[sz]ed)(?= (?:[?.,]|against|for)|$)",
        r"(?:family )?history of (?:\w+ )?(?:illness|disease|cancer|mental illness|depression|"
        r"heart disease|drug use|drug abuse|alcoholism|addiction|substance abuse|"
        r"back problems)(?= (?:in your|or|\?)|$)",
        r"(?:is there|are there) any(?:thing)? (?:health|medical|physical|mental|"
        r"wrong with your)(?: \w+){0,4} (?:prevent|stop|limit|keep|affect|hinder|interfere)",
        r"(?:is there|are there) any (?:health|medical|physical|mental) (?:problems?|reasons?|conditions?|"
        r"issues?|limitations?)",
    ),
    rule(
        SICK_DAYS,
        "absence frequently health ill injury long many medical much often sick",
        r"how (?:many|much|often)(?: \w+){0,4} (?:sick|ill|sickness|illness|sick-leave)(?: (?:days?|leave|"
        r"notes?|time|absences?))?(?: (?:do|did|have|were|are|was|would) you| you)(?: \w+){0,3}",
        r"how (?:often|many times|many days|frequently|long|much)(?: \w+){0,3} (?:are|were|have|did|do|"
        r"get|was|call) you (?:\w+ )?(?:off )?(?:been |be |get |call in |out )?(?:sick|ill|off sick|"
        r"signed off|on sick leave|absent|away sick|out sick|unwell)(?! (?:children|patients|people|"
        r"animals))",
        r"how (?:many|much)(?: \w+){0,3} (?:did|have|do) you (?:miss|missed|take off|taken off|lose|lost|"
        r"been absent|absent|call off|call in|take)(?: \w+){0,5} (?:sick|ill|illness|sickness|health|"
        r"medical|injury)(?: \w+)?",
        r"(?:your|the number of) (?:sick days|sick leave|sickness record|sickness absences?|"
        r"absence record|days of sickness|sick record)(?! (?:policy|process|module|forms?|calculat\w+))",
        r"(?:<do you>|<have you>|<are you>)(?: \w+){0,2} (?:call|called|calling|off|get|been|take|taken|"
        r"taking|report|reported|miss|missed)(?: \w+){0,3} (?:in sick|off sick|sick often|sick a lot|"
        r"sick frequently|sick leave|sick days|ill often)(?! (?:into|requests?|cover|policy|"
        r"for your team))",
    ),
    rule(
        HABITS,
        "alcohol cannabis drink drugs drunk non-smoker smok vape",
        r"(?:<do you>|<are you>|did you) (?:an? |used to |any )?(?:smoke|smoker|vape|vaper|heavy smoker|"
        r"smoke cigarettes|non-smoker)(?! (?:test\w*|alarms?|detectors?|salmon|fish|meat|the|it|your|each|"
        r"every|a release))(?= (?:[?.,;]|or|and|cigarettes?|at|during|a lot|much|outside|in|regularly|"
        r"cannabis|weed|socially)(?![\w'-])|$)",
        r"<do you> (?:(?:like|enjoy|want) (?:a |to )?)?(?:drink|drink alcohol|drink socially|drink much|"
        r"drink a lot|consume alcohol|have a drink|get drunk|drinks?)(?= (?:[?,]|alcohol|at|after|a lot|"
        r"much|socially|on|or (?:smoke|use|take)|and (?:smoke|use|take)|during|with (?:colleagues|us|"
        r"the team))(?![\w'-])|$)",
        r"how (?:much|often)(?: alcohol| many cigarettes| cigarettes)? do you (?:drink|smoke|"
        r"vape)(?! (?:test|water))",
        r"your (?:attitude|views?|opinion|stance) (?:to|towards?|toward|on|about|of) (?:illegal |soft |"
        r"taking |social )?"
        r"(?:drugs|alcohol|drinking|smoking|cannabis)(?= (?:[?.,]|and|or)|$)",
        r"when did you (?:last|quit|stop|give up) (?:drink|smok|drinking|smoking|get drunk|"
        r"have a drink)\w*(?! test)",
    ),
    rule(
        FITNESS,
        "able-bodied condition fit healthy many physically shape strong",
        r"<are you> (?:physically |mentally |really |very |quite )?(?:fit|in good shape|in shape|"
        r"fit and healthy|physically fit|physically strong|physically able|able-bodied|fit enough|"
        r"strong enough|in good physical (?:shape|condition))(?= (?:[?.,]|and|for (?:this|the) (?:role|"
        r"job|work)|enough|to (?:work|do|lift|climb))(?![\w'-])|$)",
        r"how (?:fit|healthy|strong) are you",
        r"how many days (?:of work )?(?:did you miss|were you absent|have you missed|have you been absent)",
    ),
)
