"""Sex, gender, orientation and looks."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look, unlawful

SEX = unlawful(
    Topic.SEX,
    "Sex, gender and whom somebody loves are no measure of work, and choosing by them is forbidden nearly "
    "everywhere.",
    "Leave it out. If you want to speak to people rightly: “How would you like us to address you?”",
)
AS_A_WOMAN = unlawful(
    Topic.SEX,
    "It asks one sex to defend itself for being in the role, and the other is never asked the same.",
    "Ask everybody about the situation: “Tell me about a time when the others in the room didn't take you "
    "seriously. What did you do?”",
)
UNDER_A_WOMAN = unlawful(
    Topic.SEX,
    "It treats a boss or a team of one sex as something to be endured, and tells the candidate what you "
    "think of it.",
    "“Tell me about a manager from whom you learned much. What did they do?”",
)
LOOKS = unlawful(
    Topic.APPEARANCE,
    "Height, weight and looks follow sex, origin and health, and hardly any work needs them.",
    "Name the task: “The shelves go up to two metres, and there is a ladder. Can you reach and lift there,"
    " with or without adjustments?”",
)
STYLE = second_look(
    Topic.APPEARANCE,
    "Hair, jewellery, tattoos and clothes may belong to a faith, an origin or a sex.",
    "Name the rule and its reason: “At the machines nothing may hang loose, for safety. Can you keep to "
    "that?”",
)
PHOTO = second_look(
    Topic.APPEARANCE,
    "A picture shows age, origin and sex before anybody has said a word.",
    "Leave it out. Ask for work and not for a face: “Please bring one piece of work that you like.”",
)

_ORIENTATIONS = (
    r"(?:gay|lesbian|bisexual|bi-sexual|homosexual|heterosexual|queer|transgender|trans|transsexual|"
    r"transexual|non-binary|nonbinary|intersex|cisgender|asexual|lgbt\w*|in the closet|openly gay|out)"
)
_PERSON = (
    r"(?:woman|man|female|male|lady|girl|guy|mother|father|mum|mom|dad|wife|husband|single (?:mother|mum|"
    r"mom|father|dad|parent|woman|man)|young (?:woman|man|mother|lady|girl)|working (?:mother|mum|mom)|"
    r"black (?:woman|man)|gay (?:man|woman)|muslim|christian|foreigner|immigrant|older (?:woman|man|"
    r"person)|person of colou?r|parent)"
)
_ONE_SEX = (
    r"(?:women|men|a woman|a man|females?|males?|a female|a male|a lady|a gay|gay|a homosexual|lesbian|"
    r"transgender|girls)"
)

RULES = (
    rule(
        SEX,
        "asexual bi-sexual bisexual born boy cisgender closet come female gay gender girl heterosexual "
        "homosexual identify intersex lady lesbian lgbt life male man men non-binary nonbinary orientation "
        "out queer reassignment sex straight trans woman women yourself",
        r"(?:<what is your>|your) (?:own |biological |legal |birth |true )?(?:gender(?: identity)?|sex|"
        r"sexual (?:orientation|preferences?|identity|history)|sexuality|sex life|love life|sexual life|"
        r"orientation)(?= (?:[?.,;:]|and|or|at|is|if|identity|life|assigned)(?![\w'-])|$)",
        rf"<are you> (?:an? |openly |perhaps |really )*{_ORIENTATIONS}(?= (?:[?.,;]|or|and|person|man|"
        r"woman|at work|yourself)(?![\w'-])|$)(?<!you out)(?<!trans out)",
        r"<are you> (?:straight)(?= (?:\?|or (?:gay|bi\w*|lesbian|queer))|$)",
        r"<are you> (?:an? )?(?:man|woman|male|female|boy|girl|lady)(?= (?:\?|or (?:a )?(?:man|woman|male|"
        r"female|boy|girl|neither))|$)",
        r"(?:<do you>|would you) (?:identify|describe yourself|consider yourself|"
        rf"see yourself)(?: as)? (?:an? )?(?:{_ORIENTATIONS}|male|female|man|woman|straight)",
        r"<alone>(?:sex|gender|sexual orientation|male or female|man or woman|gay|gay or straight)<asked>",
        r"(?:were you|was you) born (?:an? )?(?:man|woman|male|female|boy|girl)",
        r"(?:which|what) (?:sex|gender)(?: or \w+)? (?:are you|do you|were you|you)",
        r"(?:<do you>|<are you>) (?:prefer|like|attracted to|sleep with|into|fancy) (?:men|women|boys|"
        r"girls)(?: or (?:men|women|boys|girls))?<end>",
        r"<have you> (?:transitioned|had (?:a )?sex change|had (?:gender )?reassignment|"
        r"come out)(?= (?:[?.,]|as|at|to (?:your|the) (?:family|parents|colleagues))|$)",
        r"(?:how do you feel|what do you think|would you mind|are you comfortable|do you have a problem|"
        r"do you have anything) (?:about|of|with|against|working with|being around) (?:gays?|gay people|"
        r"lesbians?|homosexuals?|homosexuality|transgender people|trans people|transsexuals)",
    ),
    rule(
        AS_A_WOMAN,
        "all-female all-male christian color colour dad father female foreigner girl guy husband immigrant "
        "ladies lady male man men mom mother mum muslim older parent wife woman women",
        rf"as an? {_PERSON},? (?:in|how|do|would|will|can|are|what|where|you|did|have|working|with|"
        r"among)(?= )(?! the middle)",
        r"(?:react|respond|take|feel|cope) (?:to|with|about) (?:having )?a (?:woman|girl|female|"
        r"man) (?:on (?:site|the team|board|the crew)|in (?:the|a|this) (?:team|role|job|crew|office|"
        r"position))(?! who)",
        r"(?:women's|men's|woman's|man's) (?:work|job|world)(?= (?:[?.,]|and|or|for)|$)|(?:usually|"
        r"normally|only|prefer to|rather) (?:hire|take|employ|have) (?:men|women|girls|males?|females?)",
        r"(?:job|work|place|role|trade) (?:is not |is no place )?for (?:a )?(?:women|woman|girls?|men|man|"
        r"ladies)(?= (?:[?.,]|and|or|like you)|$)",
        rf"as an? {_PERSON}(?= (?:[?,.])|$)(?! , (?:who|which))",
        r"(?:you are|are you|you being|being|since you are|because you are) (?:only |just )?(?:an?|"
        rf"the only) {_PERSON}(?= (?:[?,]|in (?:a|this|our)|on (?:the|our)|among)|$)",
        r"(?:cope|deal|work|working|feel|fit|manage|survive|hold your own|get on|"
        r"handle)(?: \w+){0,4} (?:in|with|on|of) (?:a |an |this |our |being the only )(?:male-dominated|"
        r"all-male|male dominated|female-dominated|all-female|woman|man|girl|team of men|team full of men|"
        r"team of women|group of men|mostly male|mostly female)(?: \w+)?(?! (?:customer|market|patient|"
        r"who|patients|audience))",
    ),
    rule(
        UNDER_A_WOMAN,
        "female gay girls homosexual lady lesbian male man men transgender woman women",
        r"(?:work|working|report|reporting|taking orders|take orders|taking instructions|"
        r"take instructions|taking direction|take direction|answering|managed|led|being managed|"
        r"being led|supervised|being supervised|be managed|be led|have a problem|"
        rf"a problem)(?: \w+){{0,2}} (?:for|under|to|from|by|with) {_ONE_SEX}(?: (?:boss|manager|"
        r"supervisor|leader|team lead|chief|director|bosses|managers|colleagues?|team|half your age|"
        r"younger than you|in charge))?(?= (?:[?.,;]|or|and|as|who is|boss|if)(?![\w'-])|"
        r"$)(?<!with a woman)(?<!with a man)(?<!to a woman)(?<!to a man)(?<!from a customer)",
        r"(?:having|have|has|accept|accepting|mind|about|with) (?:a|an) (?:woman|female|man|male|gay|"
        r"lady)(?: (?:as|for))? (?:(?:your|a|the) )?(?:boss|manager|supervisor|team lead|leader|superior|"
        r"chief|director)",
        r"(?:managing|manage|lead|leading|supervise|supervising|command|boss)(?: around)? (?:a (?:team|"
        r"group|bunch) of )?(?:men|women|girls)(?= (?:[?.,]|older|twice|as a|who are)|$)",
    ),
    rule(
        LOOKS,
        "appearance attractive beautiful big bmi body diet fat good-looking handsome heavy height large "
        "looks old overweight photogenic pretty shape short size skinny small tall thin tone weigh young",
        r"(?:what|which) (?:dress|clothes|bra|trouser|waist) size (?:are|do|is)(?: you)?",
        r"you are (?:quite|very|rather|a bit|too|so|pretty) (?:heavy|fat|overweight|thin|skinny|short|"
        r"tall|small|big|large|good-looking|pretty|attractive|old|young)(?= (?:[?.,]|are|can|for|to|do|"
        r"and|is)|$)",
        r"how (?:tall|heavy|short|big) (?:are you|you are|are you exactly)",
        r"(?:how much|what) (?:do )?you weigh(?! (?:up|against|most|more|the|when|it))(?= (?:[?.,]|and|"
        r"now|at)|$)",
        r"(?:<what is your>) (?:own )?(?:height|weight|body weight|dress size|clothes size|body type|bmi|"
        r"height and weight|weight and height|bra size)(?= (?:[?.,;:]|and (?:weight|height)|or (?:weight|"
        r"height)|in (?:kilos|kg|cm|pounds|feet|metres|meters))|$)",
        r"(?:<have you>|<do you>|<are you>|would you)(?: \w+){0,3} (?:lose weight|losing weight|"
        r"gain weight|put on weight|lost weight|a diet)(?= (?:[?.,]|for)|$)",
        r"<are you> (?:attractive|good-looking|handsome|pretty|beautiful|photogenic)(?= (?:[?.,]|enough)|"
        r"$)",
        r"your (?:own )?(?:good looks|looks|physical appearance|skin tone|body shape)(?! (?:like|"
        r"component|and feel))",
    ),
    rule(
        STYLE,
        "afro attractive beard body dreadlocks dress feminine good-looking groomed hair handsome heels "
        "jewellery jewelry looking make-up makeup moustache nose piercing pleasant presentable revealing "
        "skirt suit tattoo well-groomed wig",
        r"(?:<do you>|<have you>)(?: \w+){0,3} (?:tattoos?|piercings?|body art|dreadlocks|a beard|"
        r"a wig)(?! (?:artists?|studio|customers?|experience))",
        r"your (?:own )?(?:tattoos?|piercings?|beard|hairstyle|hair|nose ring|dreadlocks|moustache|afro|"
        r"wig|make-?up)(?! (?:salon|products?|clients?|dryer|studio|customers?|stylist|line|brand|"
        r"business|training|artist\w*))",
        r"is that your (?:natural|real) (?:hair|hair colou?r)",
        r"<do you> (?:usually |always )?(?:wear|put on|dress in) (?:make-?up|high heels|heels|dresses|"
        r"skirts|a skirt|a suit every day|jewellery|jewelry|revealing \w+)(?! (?:testing))",
        r"(?:would you|will you|could you|are you (?:willing|ready|prepared) to) (?:\w+ )?(?:cut|shave|"
        r"cover|remove|hide|dye|straighten|trim|take out) (?:up |off )?your (?:hair|beard|tattoos?|"
        r"piercings?|moustache|nose ring)",
        r"(?:well-groomed|well groomed|good-looking|good looking|attractive|handsome|pleasant|"
        r"presentable) (?:appearance|looks|lady|woman|man|person|candidates?|applicants?|personality)",
        r"dress(?:ed|ing)? (?:like|as) (?:a )?(?:lady|woman|man|more feminine)|(?:more|less) feminine",
    ),
    rule(
        PHOTO,
        "application cv headshot photo picture resume selfie",
        r"(?:photo|photograph|picture|selfie|headshot|passport photo) of (?:you|yourself)(?! (?:team|work|"
        r"workplace|desk|setup|process))(?= (?:[?.,;:]|with|and|to|for|from|in|please|that|so|"
        r"we)(?![\w'-])|$)",
        r"(?:send|attach|include|bring|upload|give|provide|enclose|add|have)(?: (?:us|me|a|an|your|recent|"
        r"please|along|with|in|application|own|current))* (?:headshot|passport photo|profile picture|"
        r"your photo|your photograph|your picture)",
        r"(?:photo|photograph) (?:on|in|with|to|for) your (?:cv|resume|application)",
    ),
)
