"""Partners, children, pregnancy and care."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

PARTNER = unlawful(
    Topic.FAMILY,
    "With whom somebody lives says nothing about the work, and the answer is often held against women and "
    "against people whose partner is of the same sex.",
    "Ask what the work needs: “This role works two weekends a month. Can you do that?”",
)
CHILDREN = unlawful(
    Topic.FAMILY,
    "Children, and the wish for them, are private. The question is put to women more often, and whatever "
    "the answer, it may not count.",
    "Say what the role asks and put it to everybody: “The shift begins at 6:30, and one week in four you "
    "are on call. Can you keep to that?”",
)
PREGNANCY = unlawful(
    Topic.FAMILY,
    "Pregnancy, plans for it and leave for it are protected in most places, and nobody has to speak of them.",
    "Ask for the dates that matter: “The project runs from March to December. Is there a time in it when "
    "you could not work as planned?”",
)
CARE = unlawful(
    Topic.FAMILY,
    "How somebody arranges their home is theirs. You need to know whether the hours can be kept, not by "
    "what means.",
    "“The late shift ends at ten, and it is known three weeks ahead. Can you work it?”",
)
RELATIVES = unlawful(
    Topic.FAMILY,
    "Questions about relatives bring up background, wealth and private troubles, and none of that is about"
    " the work.",
    "Leave it out. Where relatives may not work together: “Do you know of anybody here with whom you "
    "should not share a line of report?”",
)
TITLE = second_look(
    Topic.FAMILY,
    "In many languages such a title tells whether somebody is married, and of which sex they are.",
    "“How would you like us to address you?”",
)

_SPOUSE = (
    r"(?:husband|wife|spouse|fiance|fiancee|boyfriend|girlfriend|ex-husband|ex-wife|ex|better half|"
    r"other half|"
    r"significant other|life partner|husband or wife|wife or husband|husband or partner|wife or partner|"
    r"partner or spouse|spouse or partner)"
)
_KIDS = (
    r"(?:children|kids|babies|toddlers|sons|daughters|little ones|offspring|child|kid|baby|son|daughter|"
    r"newborn)"
)
# what "child" is of in programs and in care work
_THINGS = (
    r"(?! (?:process(?:es)?|nodes?|class(?:es)?|components?|elements?|tables?|records?|rows?|themes?|"
    r"accounts?|"
    r"workflows?|pages?|tickets?|issues?|tasks?|threads?|modules?|resources?|objects?|widgets?|views?|"
    r"windows?|"
    r"menus?|companies|routes?|stages?|categor\w+|protection|safety|seat|benefit|development|psycholog\w*|"
    r"abuse|care (?:experience|qualification|work|setting|centre|center)|safeguarding|in (?:the|your|"
    r"a) (?:group|class|care|ward|room|school)|of (?:the|a|this) (?:node|process|class|element)))"
)
_OF_WORK = (
    r"(?! (?:(?:in|at|on|per) (?:your|the|a|one|each) (?:group|class|classroom|nursery|care|ward|school|"
    r"room|centre|center|team|caseload|home)|to (?:look after|teach|care for)|under|of a|of the|each))"
)

RULES = (
    rule(
        PARTNER,
        "attached bachelor civil cohabiting date dating divorce engaged family marital marriage married "
        "marry newlywed partnered relationship seeing separated single spinster spoken unattached unmarried "
        "wedding widow",
        r"<are you> (?:happily |newly |recently |legally )?married(?! to (?:(?:a|an|any|one|the|this|that|"
        r"these|those|your|using|particular|specific|some)\b(?! (?:man|woman|colleague|citizen|foreigner|"
        r"doctor|soldier|local|german|american|british|member))|\w+ing\b))",
        r"<are you> (?:an? )?(?:divorced|widowed|widow|widower|bachelor|spinster|divorcee|cohabiting|"
        r"unmarried|newlywed|partnered)",
        r"<are you> (?:an? )?(?:single|separated|engaged|unattached|attached|spoken for|dating|"
        r"engaged to be married|in a relationship|seeing (?:anyone|someone|anybody))<end>",
        r"<are you> (?:in a (?:serious |steady |long-term |committed |romantic |same-sex )?relationship|"
        r"seeing (?:anyone|someone|anybody))(?! (?:with|who)\b)",
        r"<are you> (?:a )?single (?:mother|mum|mom|father|dad|parent|woman|man|person)",
        r"(?:<what is your>|your|the|and|,) (?:marital|civil|relationship|family) status(?= (?:[?.,!;:\n]|"
        r"and|or|just)|$)",
        r"your (?:marital|relationship) status",
        r"<alone>(?:married|single|divorced|marital status|civil status|family status|married or single|"
        r"single or married)(?: yet)?<asked>",
        r"<do you>(?: (?:plan|want|intend|hope|wish|like|be|going|think|of|planning|to|expect))* (?:marry|"
        r"marrying)(?! (?:up|the two|two|these|both|those|data)\b)",
        r"(?:whom|who) are you married(?: to)?|who did you marry",
        r"(?:how long|when|why)(?: \w+){0,3} you (?:been |get |got |getting |to get )?(?:married|divorced|"
        r"separated|single)(?! (?:to|from) (?:the|a|this|that)\b)",
        r"(?:<do you>|<are you>)(?: \w+){0,4} (?:get|getting|to get) (?:married|engaged|"
        r"divorced)(?! (?:in|with)\b)",
        r"(?:<do you>|<are you>) (?:dating|date) (?:anyone|anybody|someone|men|women|a)",
        r"your (?:own )?(?:marriage|wedding|divorce)(?! (?:of|between|registry|certificate service|app|"
        r"planning|planner|venue|photograph\w*|business|customers|clients))",
    ),
    rule(
        PARTNER,
        "anyone apartment boyfriend breadwinner earner ex family father fiance flat girlfriend half home "
        "house husband life live living mother parents partner provider share significant someone spouse "
        "waiting wife",
        rf"your (?:new |former |late |future )?{_SPOUSE}(?! (?:entity|field|record|table|column|function|"
        r"parameter))",
        r"(?:<do you>|<have you>|<are you>)(?: have| got| live with| living with|"
        rf" has)? (?:an? )?(?:{_SPOUSE})(?! (?:who reviews|process|entity|field|for pairing))",
        r"your partner (?:do|work|works|earn|mind|object|think|feel|agree|support|like|live|cope|"
        r"at home)(?= (?:for a living|for work|as|in|of|about|if|that|to|with|\?|your|you|much|agree|here|"
        r"too|when you)(?![\w'-])|$)",
        r"(?:do|does|is|will|would|has) your partner(?: \w+){0,3} (?:moving|working all|home|travel|"
        r"travelling|job|children|kids|relocat\w+)",
        r"<do you> (?:have|got|live with) a (?:male |female |same-sex |steady |romantic )?partner<end>",
        r"(?:<do you>|<are you>|who do you|who you) (?:live|living|share (?:a|your) (?:home|flat|house|"
        r"apartment))(?: at home)? (?:alone|by yourself|with anyone|with anybody|with someone|"
        r"with a partner|with your (?:parents|partner|family)|with)<end>",
        r"<are you> the (?:(?:main|sole|only|primary) (?:earner|provider)|breadwinner)",
        r"with whom do you (?:live|share)|who lives with you|(?:people|persons|those) (?:who|"
        r"that) (?:you )?live with(?: you)?",
        r"<have you> got (?:a )?(?:partner|someone)<end>",
        r"<do you> live with (?:your )?(?:parents|family|mother|father|anyone|someone)",
        r"(?:is there|have you got|do you have|is anyone|is somebody|is there a) (?:an? )?(?:mr|mrs|"
        r"mister|missus|someone|somebody|anyone|anybody)(?: \w+){0,3} (?:at home|in your life|waiting)",
    ),
    rule(
        CHILDREN,
        "babies baby biological boyfriend child choice dad daughter dependants dependents ex family father "
        "fertility fiance girlfriend grandfather grandmother grandparent half having husband kid little "
        "many marriage marrying mention mom mother mum newborn offspring parent partner planning raising "
        "significant son spouse toddlers wife",
        r"(?:<do you>|<have you>)(?: \w+)? (?:have|got|raise|expect|expecting)(?: (?:any|some|small|"
        r"young|little|school-age|a|more|or|your|own|of|older|grown-up|grown|already|two|three|no|lots|"
        rf"many|adopted|foster))*? {_KIDS}{_THINGS}{_OF_WORK}(?! (?:with|whose|who|that|\w+ing|"
        r"for whom)\b)",
        r"(?:<do you>|<have you>)(?: (?:have|got|want|like))+ (?:a |your own |a young |a big |"
        r"a large )?family(?! (?:of|resemblance|\w+ical))",
        rf"how many (?:{_KIDS}|dependants|dependents|grandchildren|siblings|brothers|"
        r"sisters)(?: and \w+)? (?:do |have )?you (?:have|got|want|plan|raise|support|"
        rf"already)(?! {_OF_WORK[4:-1]})",
        rf"how old (?:are|is|were) your {_KIDS}",
        r"(?:<do you>|<are you>|<have you>|would you|when do you)(?: (?:plan|planning|plans|plans for|"
        r"plans to|want|wanting|wish|hope|hoping|hopes|intend|intending|expect|like|love|think|thinking|"
        r"thought|consider|considering|considered|trying|looking|look|going|decided|any|some|more|of|"
        r"about|on|for|to|be|have|having|ever|see|yourself|in|the|next|near|future|few|couple|years|soon|"
        r"start|begin|starting|or))* (?:have|having|start|starting|raise|raising|want|wanting|adopt|"
        r"adopting|get|try for|trying for|more|grow|growing) (?:any |some |more |a |another |your |"
        rf"your own |of your own )*(?:{_KIDS}|family)(?! (?:of|business|tree|{_THINGS[4:-1]}))",
        r"<are you> (?:a |an |also a )?(?:parent|mother|mum|mom|father|dad|working mother|working mum|"
        r"working mom|working father|working parent|family man|grandparent|grandmother|grandfather|"
        r"single parent|new (?:mother|father|parent|mum|mom|dad))<end>",
        r"<are you> planning a family",
        rf"(?:do you and|you and) your {_SPOUSE}",
        rf"you (?:did not |do not |have not )?mention(?:ed)? (?:any |your |having )+(?:{_KIDS}|family|"
        r"husband|wife)"
        rf"{_THINGS}",
        rf"why (?:do )?you (?:do not|not|never) (?:have|want|had|wanted) (?:any |more )?(?:{_KIDS}|"
        rf"family){_THINGS}",
        r"<alone>(?:children|kids)(?= (?:at home|yet|of your own|already))",
        r"(?:are there|is there|will there be|have you got)(?: any| some| \w+)? (?:little ones|children|"
        r"kids|a baby|babies)(?: (?:running around|at home|on the way|planned|to come|"
        r"in the picture))(?! (?:in (?:the|your) (?:group|nursery)))",
        r"(?:you and your|your) (?:partner|other half) (?:thought|think|thinking|plan|planning|want|"
        r"wanting|talked|talk|considered|considering|trying|ready|decided|like|"
        r"hoping)(?: \w+){0,3} (?:children|kids|baby|babies|family|marriage|marrying)",
        r"(?:will|would|does|might|could|do|is) (?:having|raising|expecting) (?:a |another |more |young |"
        rf"small )*(?:{_KIDS}|family)(?! (?:process|node|component|theme|class|of)\w*)",
        r"(?:if|when|once|after|before|until|should|as soon as) you (?:become|became|have|had|are having|"
        r"get|got|start|are|were|becoming) (?:a |an |your |your own |another |more |first |second |"
        rf"to be a )*(?:mother|father|parent|mum|mom|dad|{_KIDS}|family){_THINGS}{_OF_WORK}(?! (?:with|"
        r"whose|who|that|\w+ing|business|of|room|visiting|member|at (?:the|your))\b)",
        r"<alone>(?:children|kids|family plans|a family|children or kids|kids or family|"
        r"number of children|dependants|dependents)<asked>",
        rf"(?:ages?|names?|number|sex) of your (?:own )?{_KIDS}",
        r"your (?:family plans|plans for (?:a family|children|kids|having)|wish for children|"
        r"biological clock|fertility)",
        r"(?:child|kid) ?-?free by choice",
        r"your (?:own |young |small |little |older |eldest |youngest |two |"
        rf"three )*{_KIDS}(?:'s)?{_THINGS}(?! (?:of|node|at (?:the )?(?:nursery|school you))\b)",
        r"(?:do|with|to|for|of) the (?:children|kids|little ones)(?= (?:when (?:you|there is|there are|we|"
        r"it)|while you|if you (?:work|have to|are)|during (?:the|your|a) (?:shift|work|holidays)|"
        r"after school when you|on days))",
    ),
    rule(
        PREGNANCY,
        "abortion adoption baby birth breast-feeding breastfeeding child contraception contraceptives due "
        "expecting family ivf maternity miscarriage parental paternity pregnancies pregnancy pregnant",
        r"(?:<do you>|<are you>|<have you>)(?: \w+){0,5} (?:pregnant|pregnancy|a miscarriage|an abortion|"
        r"ivf|breastfeeding|breast-feeding|birth control|contraception|contraceptives)(?! (?:women|woman|"
        r"patients?|colleagues?|customers?|clients?|people|clinic|test|employees?|advice|ward|staff|"
        r"teenagers?|member|services?|team|with))",
        r"(?:if|when|once|should) you (?:become|became|get|got|fall|fell|are|were) pregnant",
        r"your (?:last |current |next |first )?pregnanc(?:y|ies)(?! (?:test|clinic|app|service|team|ward|"
        r"patients))",
        r"<are you> (?:perhaps )?(?:expecting|expecting a (?:baby|child)|having a baby|with child|"
        r"in the family way|due)(?= (?:[?]|soon|a baby|a child|any time soon)|"
        r"$)(?<!what are you expecting)(?<!due)",
        r"your (?:maternity|paternity|parental|adoption) leave(?! (?:policy|policies|process|system|"
        r"module|calculat\w+|forms?|cover|rules|scheme))",
        r"(?:<do you>|<are you>|<have you>|will you)(?: \w+){0,4} (?:maternity|paternity|parental|"
        r"adoption|family) leave(?! (?:policy|policies|process|system|module|calculat\w+|forms?|cover|"
        r"rules|scheme|requests?|pay|for (?:a|your) (?:colleague|team)))",
        r"(?:how long|when|why)(?: \w+){0,3} you(?: \w+){0,4} (?:maternity|paternity|parental|"
        r"baby) (?:leave|break)(?! (?:cover|policy|process|requests?))",
    ),
    rule(
        CARE,
        "arrangement baby background care caring child-care childcare children circumstances collects "
        "commitment daycare dependants dependents duties family father ill issue kids life look mind mother "
        "nanny nursery obligation pair parent pick problem relative responsibilit set-up setup sick "
        "situation stays take taking unwell watch your",
        r"who (?:looks|will look|would look|is looking|does look|is going to look|takes|will take|"
        r"would take|is taking|cares|will care|would care|watches|will watch|minds|will mind|picks up|"
        r"will pick up|collects|baby-?sits|stays with)(?: care)?(?: after| of|"
        rf" for)? (?:your (?:\w+ )?(?:{_KIDS}|family|parents|mother|father){_THINGS}|the (?:children|kids|"
        r"baby|little ones)(?= (?:\?|(?:while|when|if) you (?:are (?:at work|here|away|working|"
        r"travelling|on)|work|travel|have to))))",
        r"who (?:will |would |is going to )?(?:look after|looks after|care for|cares for|take care of|"
        r"takes care of|mind|watch) them (?:while|when) you (?:are at work|work|are working|are away)",
        r"<do you> (?:have|need|use|pay for|rely on) (?:(?:any|reliable|good|enough|a|an|regular|"
        r"affordable|stable) )*(?:childcare|child care|child-care|day care|daycare|babysitter|baby-sitter|"
        r"nanny|au pair|nursery place)(?! (?:experience|qualifications?|certificat\w+|training|degree|"
        r"diploma|background|skills?))",
        r"your (?:\w+ )?(?:childcare|child care|child-care|day care|"
        r"daycare)(?! (?:experience|qualifications?|work|setting|centre|center|training|background))",
        r"(?:what|who|how)(?: \w+){0,6} (?:if|when) (?:your|a|one of your|the) (?:child|kid|baby|son|"
        r"daughter|children|kids) (?:is|are|gets|get|falls|fall|becomes) (?:sick|ill|unwell)(?= (?:\?|"
        r"and you|while you)|$)",
        r"your (?:own )?(?:family|domestic|home|caring|household|parental) (?:obligations?|commitments?|"
        r"responsibilit\w+|situation|circumstances|duties|life|arrangements?|set-?up|problems?|issues?|"
        r"background)",
        r"<do you> (?:have|look after|care for|take care of)(?: (?:any|an?|some|other|"
        r"your))* (?:caring responsibilit\w+|caring duties|family (?:obligations?|commitments?|"
        r"responsibilit\w+|duties)|dependants|dependents|(?:elderly|aging|ageing|aged|old|sick|disabled|"
        r"ill) (?:parents?|relatives?|mother|father)|(?:family|relatives|parents) (?:to (?:care for|"
        r"look after|support)|at home|nearby|close by|here|in the area|in (?:this|another) (?:country|"
        r"city)))(?! (?:at work|in your (?:current|last|previous) (?:role|job)))",
        r"(?:balance|balancing|juggle|juggling|combine|combining|manage|managing|reconcile|"
        r"fit)(?: \w+){0,5} (?:and|with|around|alongside) (?:your |a |the |having |raising |"
        r"being )*(?:family(?: life)?|children|kids|motherhood|fatherhood|parenthood|a mother|a father|"
        r"a parent|baby)(?! (?:business|of|who|whose|services?|processes|visits?|nodes|members|meetings|"
        r"wishes|needs|contact))(?= (?:[?.,]|at home|life|when|if|while)|$)",
    ),
    rule(
        RELATIVES,
        "address brother dad employer family father grandfather grandparents in-laws job kin mom mother mum "
        "name occupation parents profession relative siblings sister",
        r"your (?:whole |own |immediate |extended |close )?family(?! (?:of|tree|name|names|rooms?|"
        r"business|businesses|doctor|practice|law|therapy|therapist|services?|medicine|members? (?:table|"
        r"record)|settings?|plan\b|visits?|sharing|owned|office|liaison|support|centre|center|"
        r"history (?:form|tool)|run|stud\w+|engagement|work\b|cases?|court))",
        r"(?<!to )(?<!for )your (?:own )?(?:parents|mother|father|mum|mom|dad|brothers?|sisters?|siblings|"
        r"in-laws|relatives|grandparents|grandfather)(?:'s)?(?! (?:class|process|node|company|element|"
        r"component|tongue|organi[sz]ation|page|tickets?|task|board|ships?|evening|council|record|account|"
        r"theme|team|group|committee|survey|association|meetings?|nights?|teachers?|hosp\w+|cit\w+|"
        r"division|repositor\w+|app|portal|communication))(?! or (?:teachers?|carers?|guardians?))",
        r"(?:your )?next of kin|(?:relative|relatives|family members?|family member) (?:to be (?:notified|"
        r"informed|called|contacted)|we (?:should|can|may) (?:call|contact))",
        r"(?:names?|address|addresses|jobs?|occupations?|professions?|employers?) (?:and (?:address|"
        r"addresses|names?|ages?) )?of your (?:\w+ )?(?:relatives|spouse|husband|wife|parents|father|"
        r"mother|family|children|siblings|brothers|sisters)",
        r"(?:does|do|did|is there|are there)(?: \w+){0,7} (?:run|runs) in (?:your|the) family",
    ),
    rule(
        TITLE,
        "birth maiden married miss mr ms name surname unmarried",
        r"(?:miss|mrs|ms|mr)(?: [.,]| or)*(?: (?:miss|mrs|ms|mr)(?: [.,]| or)*)+(?<![.,])",
        r"(?:your|that a|this a|a) (?:maiden|married|birth|unmarried)(?: or (?:maiden|married|"
        r"birth))? name",
        r"(?:<do you>|<have you>)(?: \w+){0,2} chang(?:e|ed) your (?:last |sur|family |legal )?name",
    ),
)
