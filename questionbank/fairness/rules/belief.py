"""Religion, politics and trade unions."""

from questionbank.fairness.values import Topic

from .rule import rule, unlawful

FAITH = unlawful(
    Topic.RELIGION,
    "What somebody believes, or doesn't, has no place in hiring, and the question alone tells people of "
    "some faiths that they stand out.",
    "Name the times that the work needs: “The museum is open on Saturdays and Sundays, and everybody works"
    " every other weekend. Can you do that?”",
)
POLITICS = unlawful(
    Topic.POLITICS,
    "Political views are private, and choosing people by them is forbidden in many places and unwise "
    "everywhere.",
    "If the work touches politics, ask about the work: “Tell me about a time when you served people whose "
    "views you didn't share.”",
)
UNION = unlawful(
    Topic.POLITICS,
    "People may join a union or stay out of it without being asked, and hiring by it is forbidden in most "
    "places.",
    "If the role works with one: “Tell me about an agreement that you reached with the people who spoke "
    "for the staff.”",
)

_FAITHS = (
    r"(?:christian|catholic|protestant|lutheran|anglican|baptist|methodist|evangelical|orthodox|mormon|"
    r"quaker|"
    r"jehovah's witness|muslim|moslem|sunni|shia|jewish|jew|hindu|sikh|buddhist|atheist|agnostic|pagan|"
    r"church-?goer|churchgoer|believer|born-again christian|scientologist|freemason)"
)
_CODE = r"(?! (?:class(?:es)?|objects?|modes?|packet|header))"

RULES = (
    rule(
        FAITH,
        "afterlife agnostic allah anglican atheist baptised baptist baptized belief believer bible buddhist "
        "burqa catholic chanukah christian christmas church confession congregation creation cross crucifix "
        "denomination devout diwali easter eid evangelical evolution faith fast freemason friday god halal "
        "hanukkah hashanah headscarf heaven higher hijab hindu holy imam jehovah's jesus jew kippa kippur "
        "kosher lent lutheran mass methodist mormon moslem mosque muslim niqab observant orthodox pagan "
        "parish passover pastor pray priest protestant quaker rabbi ramadan religion religious sabbath "
        "scarf scientologist sect shabbat shia sikh spiritual sunday sunni synagogue temple turban vaisakhi "
        "veil worship yarmulke",
        r"(?:which|what)(?: kind of| sort of)? (?:church|mosque|synagogue|temple|parish|congregation|"
        r"religion|faith|denomination|religious \w+|place of worship)(?: or \w+)? (?:do you|are you|"
        r"were you|did you|you)(?: (?:usually|regularly))? (?:go|attend|belong|practi[sc]e|follow|have|"
        r"worship|raised|brought|in|a member|from|observe|want|keep|need|identify|baptised|take|"
        r"join)(?: (?:to|up in|with|of|off))?",
        r"(?:which|what) religious (?:holidays?|festivals?|days?|feasts?) (?:do|would|will|did) you",
        r"(?:which|what) (?:religion|faith|denomination|church)(?: or \w+)? are you",
        r"<do you>(?: \w+){0,2} (?:need|want|take|require|request|expect|have|observe|keep)(?: (?:off|any|"
        r"certain|particular|some|time|for|days|to|the|your|on|special))* (?:religious (?:holidays?|"
        r"festivals?|days?|feasts?|reasons?)|holy days?)",
        r"<alone>(?:religion|faith|denomination|religious (?:affiliation|beliefs?))<asked>",
        r"why do you (?:worship|pray)",
        r"(?:which|what) god(?:s)? (?:do )?you (?:believe|pray|worship)",
        r"<do you> (?:go to|attend|belong to|worship at|visit)(?: (?:a|an|any|the|your|particular|local|"
        r"which|some))* (?:church|mosque|synagogue|temple|mass|bible study|religious services?|"
        r"sunday service|place of worship|congregation|parish|religious (?:community|group|"
        r"organi[sz]ation))",
        r"<do you> (?:pray|worship|go to confession)(?: (?:regularly|daily|at work|every day|"
        r"five times a day|to god|to allah|before))*<end>",
        r"<do you> (?:observe|keep|celebrate|practi[sc]e|follow)(?: (?:any|a|your|strictly|the|"
        r"particular))* (?:religion|faith|kosher|halal|christmas|easter|<feasts>)(?! (?:sales?|peaks?|"
        r"parties|party|rules for|with your team))",
        r"<do you> fast(?:<end>| (?:during|for|at|in|on) <feasts>)",
        r"<do you> (?:believe in|have faith in) (?:a |any |the )?(?:god|gods|higher power|an afterlife|"
        rf"afterlife|jesus|allah|heaven|creation|evolution){_CODE}",
        r"<do you> (?:have|follow|hold|practi[sc]e|belong to)(?: (?:any|a|an|particular|some|certain|"
        r"strong))* (?:religion|religious (?:beliefs?|affiliations?|convictions?|views?|obligations?|"
        r"commitments?|background|objections?|practi[cs]es?)|faith|beliefs? that (?:would|might|"
        r"could))(?! (?:in (?:the|your|a|that)|service|groups?))",
        r"(?:<what is your>|your) (?:own |personal )?(?:religion|religious (?:beliefs?|affiliations?|"
        r"views?|background|convictions?|upbringing|faith|practi[cs]es?|holidays?|leaders?|community|"
        r"denomination|orientation|observances?)|faith|denomination|spiritual (?:beliefs?|life)|church|"
        r"mosque|synagogue|place of worship|pastor|priest|imam|rabbi)(?<!faith)(?! (?:service|app|team|"
        r"visits)\b)|your (?:own |personal )?faith(?! (?:in|that|was|is justified|as a)\b(?! (?:important|"
        r"to you)))",
        r"<are you> (?:an? )?(?:very |deeply |practi[sc]ing |devout |observant |strict |lapsed |raised |"
        rf"brought up )*(?:{_FAITHS}|religious|bapti[sz]ed|spiritual|devout|observant|god-fearing|"
        r"a person of faith|a believer|a man of god)(?! (?:about|in|with|to (?:the|a)|towards|on|rather|"
        r"charity|school|hospital)\b)",
        r"<are you> (?:a )?member of (?:a|any|the|which) (?:church|mosque|synagogue|temple|religious \w+|"
        r"religion|congregation|parish|sect)",
        r"(?:<are you>|<do you>)(?: \w+){0,2} (?:wear|wearing)(?: (?:a|an|the|that|your|any))* (?:hijab|"
        r"headscarf|head scarf|veil|burqa|niqab|turban|kippah|kippa|yarmulke|cross|crucifix|religious \w+)",
        r"(?:wearing|to wear|wear|for) (?:a|the|your) (?:hijab|headscarf|turban|veil|kippah|kippa|burqa|"
        r"niqab|yarmulke)(?: \w+){0,6} (?:for you|our uniform|bother you|your uniform)",
        r"(?:time|day|days|fridays?|saturdays?|sundays?|breaks?|leave|hours?)(?: off)? (?:for|"
        r"to) (?:your |daily |religious |the )*(?:prayers?|worship|pray|church|mosque|synagogue|"
        r"religious \w+|ramadan|eid|the sabbath|mass)(?= (?:\?|services?|reasons?|holidays?|festivals?|"
        r"and|or|during)|$)",
    ),
    rule(
        POLITICS,
        "agree back biden brexit communist conservative democrat election feel government green labour left "
        "liberal marxist opinion party political politics position progressive remainer republican right "
        "socialist stance stand status support take think tories tory trump view vote voting wing",
        r"(?:who|whom|which party|what party|which candidate) (?:did|do|will|would|are) you (?:going to |"
        r"planning to |usually |normally |last |be )?(?:vote|voting|support|back)(?: for|"
        r" in)?(?! (?:in (?:the|a) retro\w*|at work|for (?:a|the) (?:feature|option|design)))",
        r"<do you>(?: have)?(?: (?:lean|vote|voting|support|like|back|belong to|identify with))+ (?:for |"
        r"to the )?(?:(?:the|a|any|which) )?(?:left|right|democrats?|democratic|republicans?|"
        r"conservatives?|tories|tory|labour|greens?|liberals?|socialists?|trump|biden|brexit|"
        r"the government|political party|party|in the (?:last|next) election|in elections|at the (?:last|"
        r"next) election)(?! (?:join|hand|supplier|libraries|library|tools?|code))",
        r"(?:did you vote|how did you vote|will you vote|do you vote)(?= (?:\?|in|at (?:the|every)|or)|"
        r"$)(?! in (?:a|the) (?:retro\w*|team|meeting|sprint))",
        r"your (?:own |personal )?(?:political|politics)(?: (?:views?|beliefs?|opinions?|affiliations?|"
        r"leanings?|party|orientation|convictions?|activit\w+|sympathies|preferences?|allegiance|"
        r"persuasion))?(?! (?:science|analysis|reporting|skills?|acumen|campaign|clients|journalism|"
        r"awareness|capital|desk|environment))",
        r"<do you> (?:have|hold)(?: \w+)? (?:political (?:views?|beliefs?|opinions?|affiliations?|"
        r"convictions?|ambitions?))",
        r"<are you> (?:an? )?(?:very |politically |more |rather |active |registered |card-carrying |"
        r"staunch )*(?:democrat|republican|tory|socialist|communist|marxist|left-wing|right-wing|"
        r"left wing|right wing|leftist|labour voter|trump (?:supporter|voter)|politically active|"
        r"active in politics|political|politically|brexiteer|remainer)(?! (?:savvy|aware|astute|sensitive|"
        r"neutral))",
        r"<are you> (?:an? )?(?:conservative|liberal|progressive)(?= (?:\?|or (?:liberal|conservative|"
        r"labour|progressive|a (?:liberal|conservative)))|$)",
        r"(?:<are you>|<have you>|<do you>)(?: (?:been|in|a|an|active|member|members|of|part|involved|"
        r"belong|belonged|to|joined|affiliated|with|supporter))+ (?:a |any |the |which |social |or |"
        r"religious |other |and )*(?:political (?:part(?:y|ies)|group|organi[sz]ation|movement)s?|party|"
        r"(?:labour|conservative|republican|democratic|green|communist) party)",
        r"(?:what do you think|what is your (?:view|opinion|take|stance|position|status)|"
        r"where do you stand|how do you feel|do you agree with)(?: \w+)? (?:of|about|on|"
        r"with)? ?(?:the )?(?:president|prime minister|current government|government's policies|brexit|"
        r"trump|biden|abortion|gun (?:control|laws)|immigration|donald trump|joe biden|death penalty|"
        r"election results?|last election|gay marriage|same-sex marriage|refugee crisis|war in \w+|"
        r"capitalism|feminism)(?! (?:system|agent|queue))",
    ),
    rule(
        UNION,
        "industrial picket steward strike union",
        r"(?:<are you>|<have you>|<do you>)(?: (?:been|in|a|an|active|member|members|of|part|involved|"
        r"belong|belonged|to|join|joined|joining|affiliated|with|support|supported|ever|think|thought|"
        r"about|vote|voted|for|planning|organi[sz]e|organi[sz]ed|start|form|against|favou?r|pay|consider|"
        r"pro))* (?:(?:a|any|the|our|your|which|paying) )?(?:trade |labou?r |workers' |"
        r"staff )?unions?(?: member(?:ship)?| representative| dues| organi[sz]er| supporter|"
        r" rep)?(?! (?:types?|all|query|queries|clause|joins?|find|operator|sets?|jack|station|square|"
        r"of (?:two|the|sets|all)|negotiat\w+ experience|agreements?|or (?:a )?join|in (?:sql|typescript|"
        r"c\b)|budget|territory))(?<!credit union)(?<!european union)",
        r"(?:which|what) (?:trade |labou?r )?union (?:do you|are you|did you|were you|you)",
        r"(?:how do you feel|what do you think|what is your (?:opinion|view|attitude|position|stance)|"
        r"what are your (?:views|thoughts|feelings)|where do you stand|your (?:views|opinion|attitude|"
        r"feelings))(?: (?:about|of|on|towards?|to))? (?:the |joining |having |a )*(?:trade |labou?r |"
        r"organi[sz]ed )?(?:unions?|unioni[sz]ation|labou?r unions)(?! (?:types?|all|query|queries|clause|"
        r"joins?|find|operator|in sql))",
        r"(?:<do you>|<have you>|<are you>|would you)(?: \w+){0,4} (?:on strike|go on strike|a strike|"
        r"strikes|a picket line|picket lines|industrial action)(?! (?:price|team|rate|zone))",
        r"your (?:trade |labou?r )?union (?:membership|activit\w+|affiliation|background|card|status|"
        r"involvement|member)",
        r"<are you> (?:an? )?(?:shop steward|union (?:man|member|rep|representative|organi[sz]er)|"
        r"unioni[sz]ed)",
    ),
)
