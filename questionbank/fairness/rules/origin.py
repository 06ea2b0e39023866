"""Origin, nationality, citizenship, and the first language."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

ORIGIN = unlawful(
    Topic.ORIGIN,
    "Where somebody or their family comes from doesn't tell how they work, and choosing by it is forbidden"
    " nearly everywhere. Kindly meant, it still says that they look foreign.",
    "Leave it out. If travel or a market matters: “Which markets have you worked in, and what did you do "
    "there?”",
)
CITIZENSHIP = unlawful(
    Topic.ORIGIN,
    "Permission to work is what an employer needs to know. The passport behind it tells origin.",
    "“Are you authorised to work here, or will you be by the first day?”",
)
PAPERS = second_look(
    Topic.ORIGIN,
    "Which paper gives somebody the right to work leads to their origin, and may be asked for only when it"
    " is checked.",
    "“Are you authorised to work here? Will you need us to sponsor a permit?”",
)
FIRST_LANGUAGE = unlawful(
    Topic.LANGUAGE,
    "The first language tells origin and not skill: many people write and speak best in one that they "
    "learned later.",
    "Say what the role needs and at which level: “This role answers customers in German, by telephone and "
    "in writing. How well do you speak and write it?”",
)
ACCENT = unlawful(
    Topic.LANGUAGE,
    "An accent tells where somebody comes from. What may matter is whether they are understood, and you "
    "hear that in the conversation.",
    "Let them show it: “Please explain this to me as you would to a caller.”",
)
NATIVE = second_look(
    Topic.LANGUAGE,
    "“Native speaker” shuts out people who speak the language as well but were born elsewhere.",
    "Name the level and what it is for: “fluent in written and spoken English, for reports that customers "
    "read”.",
)

_HOME = (
    r"(?:home country|native country|country of (?:origin|birth)|homeland|motherland|birthplace|"
    r"place of birth|ancestry|ancestors|forefathers|ethnicity|ethnic (?:background|origin|group|roots|"
    r"identity|heritage)|racial (?:background|origin|group|identity)|cultural (?:background|heritage|"
    r"roots)|national origin|nationality|skin colou?r|heritage|descent|country of descent|racial identity|"
    r"bloodline)"
)
_CODING = r"(?! (?:program\w*|code|to code|scripting|sql|query)\b)"

RULES = (
    rule(
        ORIGIN,
        "aboriginal abroad afghan african afro-caribbean albanian algerian american ancestors ancestry arab "
        "argentinian armenian arrive asian asylum australian austrian background bangladeshi beautiful "
        "belarusian belgian belong biracial birth black bloodline born bosnian brazilian british brought "
        "brown bulgarian burmese cambodian came canadian caribbean caste childhood chilean chinese "
        "colombian color colour come congolese continent country croatian cuban cultural cypriot czech "
        "danish descent difficult dominican dutch eastern ecuadorian egyptian emigrate english eritrean "
        "estonian ethiopian ethnic eu exotic expat family father filipino finnish flee forefathers foreign "
        "french from funny georgian german ghanaian greek grew grow gypsy haitian heritage hispanic home "
        "hungarian icelandic immigrant immigrate indian indigenous indonesian interesting iranian iraqi "
        "irish israeli italian jamaican japanese jordanian kazakh kenyan korean kosovan kurdish kuwaiti "
        "lankan latina latino latvian lebanese libyan lithuanian live long look lovely malaysian maltese "
        "maori meaning member mexican migrant minority mixed moldovan mongolian moroccan mother move name "
        "nation nepalese nice nigerian norwegian origin pakistani palestinian parent part persian peruvian "
        "polish portuguese pretty puerto race racial raised refugee resident roma roots russian saudi "
        "scandinavian scottish seem senegalese serbian settle since singaporean sinti skin slavic slovak "
        "slovenian somali sound spanish status strange sudanese surname swedish swiss syrian taiwanese thai "
        "tribe trinidadian tunisian turkish ugandan uk unusual us uzbek venezuelan vietnamese welsh where "
        "white world yemeni zealander zimbabwean",
        r"where (?:are|were) you (?:(?:actually|really|originally|truly|initially) )?(?:from|"
        r"come from)(?: (?:originally|really|actually))?(?= (?:[?.,!\"\n]|originally|really|and|or|then|"
        r"if|with|in)|$)",
        r"where (?:do |did |are )?you (?:(?:really|originally|actually) )?(?:come from|from originally|"
        r"hail from)(?: (?:originally|really))?(?! (?:a|the) (?:technical|data|design))",
        r"where (?:(?:exactly|else|abroad) )?(?:were you |was you |you were |you are |are you )(?:born|"
        r"raised|brought up)",
        r"where (?:did |have )?you (?:grow up|grew up|grown up|spend your childhood|live as a child|"
        r"live when you were growing up|live before)",
        r"(?:which|what) (?:country|part of the world|continent|nation)(?: or \w+)? (?:are you|do you|"
        r"were you|did you|you)(?: (?:originally|really|come|born|raised|from|in|grow|up))*",
        r"(?:what|which) (?:is your|are your|your)? ?(?:country|town|nation|region) (?:of origin|of birth)",
        r"where (?:are|do|were|did|is|was) your (?:parents?|family|people|ancestors|folks|mother|father|"
        r"grandparents|relatives|roots|name|surname|last name|family name)(?: (?:come|from|originally|"
        r"born|live))*",
        r"(?:what|which) (?:country|nationality|ethnicity|race|part of the world) (?:is|are|were|was|do|"
        r"does|did) your (?:parents?|family|mother|father|ancestors|husband|wife|grandparents)(?: (?:come|"
        r"from|born|in))*",
        r"(?:is|was|are|were) your (?:parents?|family|mother|father|ancestors) (?:\w+ )?(?:born|from|"
        r"immigrants?|foreign|<peoples>)",
        rf"your (?:own )?{_HOME}(?! (?:of the|app|project|sites?|data|field|column|trust|management|team|"
        r"museum|studies|servers?))",
        r"(?:<what is your>|of your|about your) (?:race|origins?|ethnicity|roots|"
        r"origin country)(?! (?:conditions?|servers?|headers?|detector|shield|to|day|week|cars?|time|of|"
        r"domain|strategy|story|branch|results?))",
        r"(?:you are|are you|you were|were you) (?:of|from) (?:what|which) (?:race|origin|descent|country|"
        r"background|ethnicity)",
        r"(?:which|what) (?:race|ethnicity|ethnic group|nationality)(?: or \w+)? (?:are you|do you|you|"
        r"would you)",
        r"<are you> (?:an? |of |half |part |originally |from |born )*(?:foreigner|immigrant|refugee|"
        r"asylum seeker|expat|foreign|foreign-born|person of colou?r|migrant|ethnic minority|from abroad|"
        r"gypsy)(?= (?:[?.,]|or|and|here|in|to)|$)",
        r"<are you> (?:an? |of |half |part |originally |from |born |really )*<peoples>(?: (?:descent|"
        r"origin|heritage|background|by birth|or something|born))?(?= (?:[?,.;]|or|by birth)|$)",
        r"<alone>(?:ethnicity|race|place of birth|country of birth|birthplace|ethnic (?:origin|group|"
        r"background)|national origin|country of origin)<asked>",
        r"(?:<are you>|<do you>) (?:a |an )?(?:member of|from|belong to|part of) (?:a|an|any|the|which|"
        r"one of the) (?:\w+ )?(?:minority|minorities|ethnic (?:group|minority)|minority group|tribe|"
        r"caste)",
        r"(?:which|what|your|a) (?:caste|tribe)(?= (?:[?.,]|do|are|or|and)|$)",
        r"your (?:eeo|minority|ethnic|race|racial|equal opportunity) status",
        r"<are you> (?:black|white|brown|coloured|colored)(?= (?:\?|or (?:white|black|asian|mixed))|$)",
        r"(?:how long|since when)(?: \w+){0,2} you (?:been |lived |living |resided |been living |live |"
        r"stayed |be )*(?:in )?<countries>(?= (?:[?.,]|now|already|and|for)|$)",
        r"(?:when|why|how|what made) (?:did |have )?you (?:first |decide to |to )?(?:come|came|move|moved|"
        r"immigrate|immigrated|emigrate|emigrated|flee|arrive|arrived|settle|"
        r"leave your home)(?: over)?(?: to| in| from)? <countries>(?= (?:[?.,]|from|and|as|in)|$)",
        r"(?:<do you>|<are you>|would you)(?: \w+){0,4} (?:go|going|return|returning|move|"
        r"moving) back (?:home|to (?:your|the) (?:home )?(?:country|home|homeland)|"
        r"to where you)(?= (?:[?.,]|for good|some day|one day|eventually|soon|of|come)|$)",
        r"(?:what|which)(?: kind| sort| type)?(?: of)? (?:a )?(?:name|surname) is (?:that|this|it|"
        r"yours?)(?! (?:in|for) the)",
        r"(?:origin|meaning|roots|nationality) of your (?:\w+ )?(?:name|surname)",
        r"(?:that|your|such|what) (?:\w+ )*?(?:surname|last name|first name|family name|"
        r"name)(?: \w+)* [.,] where (?:does|is) (?:it|that|the name)(?: \w+)? (?:come )?from",
        r"your (?:name|surname|last name|first name|family name) (?:sounds|looks|seems|"
        r"is) (?:\w+ )?(?:<peoples>|foreign|unusual|exotic|interesting|difficult|hard)",
        r"(?:you have|that is|such|what|have|got)(?: \w+)? (?:an? )?(?:very )?(?:interesting|unusual|"
        r"exotic|foreign|lovely|beautiful|difficult|funny|strange|nice|pretty) (?:last |first |"
        r"family )?(?:sur)?name(?= (?:[.,?]|is it|where|what)|$)",
        r"where is home(?= (?:for you|originally|[?])|$)",
        r"<are you> born (?:in|here|abroad|outside|overseas)(?! (?:a|the) (?:cloud|era))",
        r"is your (?:name|surname|last name|first name|family name) (?:<peoples>|foreign)",
        r"(?:is|was) (?:that|this|it|yours) (?:an? )?(?:<peoples>|foreign) (?:sur|last |first |"
        r"family )?name",
        r"(?:how long|since when)(?: \w+){0,2} you (?:been )?(?:an? )?(?:legal |"
        r"permanent )?resident (?:of|in) <countries>",
        r"you (?:look|sound|seem|do not look|do not sound) (?:very |quite |rather |a bit )?(?:<peoples>|"
        r"foreign|exotic)",
    ),
    rule(
        CITIZENSHIP,
        "born citizen countries country national native-born natural-born naturalisation naturalised "
        "naturalization naturalized passport permanent",
        r"<are you> (?:an? |the )?(?:(?:legal|full|dual|natural-born|native-born|native|born|"
        r"naturali[sz]ed|<peoples>|us|national|or) )*(?:citizens?|nationals?|"
        r"permanent residents?)(?! (?:developers?|data|scientists?|advice|service))(?! of (?:the (?:open|"
        r"developer|community)))",
        r"naturali[sz]ation (?:papers|certificate)",
        r"<alone>(?:nationality|citizenship|passport)<asked>",
        r"<are you> (?:naturali[sz]ed|native-born|natural-born|born here)",
        r"your (?:own |current |present |second |other )?(?:citizenship|nationalit(?:y|ies)|"
        r"passport)(?: status)?(?! (?:app|service|team|reader|scanner|office|applications?|checks?))",
        r"(?:which|what|how many)(?: country's| kind of| other)? (?:passports?|citizenships?|"
        r"nationalit(?:y|ies)|countr(?:y|ies)) (?:do you|are you|you|did you)(?: \w+)? ?(?:a citizen of|"
        r"hold|have|own|carry)?",
        r"(?:what|which) (?:countr(?:y|ies)) (?:are )?you(?: are)? (?:a )?citizens? of",
        r"<do you> (?:have|hold|own|carry)(?: (?:an?|any|the|your|more|than|one|second|other|"
        r"valid))*(?: <peoples>)? (?:passports?|citizenships?|dual citizenship|dual nationality|"
        r"nationality|double citizenship)(?! (?:control|readers?|experience))",
        r"(?:when|how)(?: did)? you (?:become|became|get|got|acquire|"
        r"obtain) (?:an? )?(?:<peoples> )?(?:citizen|citizenship|naturali[sz]ed)",
    ),
    rule(
        PAPERS,
        "green immigration indefinite permit residence residency status visa",
        r"<do you> (?:have|hold|got) (?:an? |the |your )?(?:green card|residence permit|work visa|"
        r"student visa|permanent residence|indefinite leave|settled status)",
        r"(?:a|your) green card",
        r"(?:(?:what|which)(?: kind| type| sort)?(?: of)? (?:visa|permit|residence permit) (?:do|are) you|"
        r"your (?:current )?(?:visa|immigration|residence|residency) (?:status|type))",
        r"what is your visa",
    ),
    rule(
        FIRST_LANGUAGE,
        "arabic brought cantonese chinese czech danish dutch english finnish french german greek grow "
        "hebrew hindi hungarian irish italian japanese korean language mandarin native norwegian polish "
        "portuguese raised romanian russian spanish swedish tongue turkish ukrainian urdu welsh",
        r"(?:your|the) (?:mother|native|first|home|birth|second)(?: or \w+)? (?:tongue|"
        r"language)s?(?! (?:model|server|programm\w+|you (?:programmed|coded)|for (?:scripting|scripts|"
        r"coding|programming|the backend))\b)(?= (?:[?.,;]|is|was|and|or|at|if|please|do|english)|$)",
        r"(?:which|what|how many) languages? (?:do |did |was |were |is |are )?(?:you |your family |"
        r"your parents |they |spoken |you and your \w+ )?(?:speak |speaking |use |talk |spoken |spoke |"
        r"raised |grow up |grew up |grow up speaking |brought up )?(?:(?:at home|in your (?:family|home|"
        r"childhood|house)|with your (?:parents|family|children|kids|wife|husband|friends)|as a child|"
        r"when you were (?:a child|growing up)|privately|grow up (?:with|speaking)|grew up (?:with|"
        r"speaking)|you grew up with|did you (?:learn|speak) first|raised in))",
        r"(?:is|was|were) <languages>(?: \w+){0,2} (?:(?:your|the|a) )?(?:first|native|mother|second|"
        r"own|foreign|language you grew|language that you grew)(?: (?:language|"
        r"tongue))?(?: for you)?(?: up with| up)?",
        r"<languages> (?:is not|is) your (?:first|native|mother|second) (?:language|tongue)",
        r"(?:<do you>|<are you>)(?: \w+){0,2} (?:grow up|raised|brought up|grown up) (?:speaking|with|"
        r"in|bilingual\w*)(?: \w+)?(?= (?:\?|at home|or|and)|$)",
        r"(?:where|how|when|how come) (?:did |do |have )?you (?:come to |learn to |learned to |"
        r"learnt to )?(?:learn|learned|learnt|speak|pick up|picked up)(?: to)?(?: speak)?(?: (?:such|"
        rf"your|so|good|excellent|perfect))* <languages>{_CODING}",
        r"<alone>(?:mother tongue|native language|first language|native tongue)<asked>",
        r"(?:is|was) <languages> (?:a|your) (?:second|foreign|third) language(?= (?:\?|for you|to you)|$)",
        r"why (?:do|is it that) you speak(?: \w+)? <languages>(?! with)",
        r"<are you> (?:an? )?native (?:<languages> )?speakers?(?: of \w+)?",
    ),
    rule(
        ACCENT,
        "accent dialect",
        r"(?:your|that|such an?|this)(?: (?:strong|slight|lovely|charming|foreign|nice|interesting|thick|"
        r"regional|\w+ish|\w+an))? (?:accent|dialect)(?! (?:colou?rs?|walls?|marks?|lighting|pieces?|"
        r"pages?|of sql|of lisp|files?))(?! (?:in|on) (?:the|your) (?:palette|design|theme))",
        r"(?:<do you>|<have you>|you) (?:have|speak with|got|lose|hide)(?: got)? an?(?: (?:strong|slight|"
        r"foreign|thick|regional|bit of an|\w+ish|\w+an))? accent(?! colou?r)",
        r"(?:lose|hide|work on|get rid of|soften|tone down) (?:your|the|that) accent",
    ),
    rule(
        NATIVE,
        "accent mother-tongue native tongue",
        r"native(?:-level| level)? (?:<languages> )?(?:speakers?|speaking|english|proficiency|fluency|"
        r"command)(?! (?:sdk|api|bindings?))",
        r"native (?:german|french|spanish|italian|dutch|polish|russian|chinese|japanese)(?= (?:[?.,]|and|"
        r"or|is|level)|$)",
        r"(?:native-speaker|mother-tongue|mother tongue) (?:level|speakers?|standard|fluency|quality)",
        r"(?:no|without an?|neutral|accent-free|clear of an?) accent(?! colou?r)",
        r"speak(?:s)? without (?:an |any )?accent",
    ),
)
