"""Words that tell some people that they are not meant, and riddles that measure little."""

from questionbank.fairness.values import Topic

from .rule import rule, second_look

GENDERED = second_look(
    Topic.WORDING,
    "The word names one sex for a role that is open to all, and people take such words at their word.",
    "Use the word for the work: chairperson, salesperson, supervisor, staff, hours of work, everyone.",
)
HERO = second_look(
    Topic.WORDING,
    "Such words draw those who already feel like heroes, and put off women and older people of the same "
    "skill.",
    "Say what the person does: “someone who finds the cause of slow queries and mends it”.",
)
YOUNG = second_look(
    Topic.WORDING,
    "It tells everybody over thirty that somebody else is meant.",
    "Say what is meant: “a team that was formed last year and changes its plans often”.",
)
CULTURE = second_look(
    Topic.WORDING,
    "“Fit” that nobody has defined rewards people who are like those already there.",
    "Name the value and ask for an act: “We decide in writing. Tell me about a decision that you prepared "
    "so that others could object to it.”",
)
GRANDMOTHER = second_look(
    Topic.WORDING,
    "It uses old people or women as the picture of somebody who does not understand.",
    "“How would you explain it to someone who is new to the field?”",
)
IDIOM = second_look(
    Topic.WORDING,
    "The phrase comes from one country's sports or customs. Whoever grew up elsewhere has to guess, and "
    "some find it hurtful.",
    "Say it plainly: a success, a rough figure, a sudden difficulty, a meeting.",
)
RIDDLE = second_look(
    Topic.BRAINTEASER,
    "Riddles reward those who know the trick. How somebody does at them says little about the work.",
    "Take a case from the role: “We had 400 complaints last month and two people to answer them. How would"
    " you find out where to begin?”",
)

_PLURAL = r"m[ae]n"

RULES = (
    rule(
        GENDERED,
        "alderman aldermen boys businessman businessmen cameraman cameramen chairman chairmen cleaning "
        "congressman congressmen craftsman craftsmen deliveryman deliverymen doorman doormen draftsman "
        "draftsmen draughtsman draughtsmen female fireman firemen foreman foremen girl guys handyman "
        "handymen housewife housewives ladies lads lady linesman linesmen male man ombudsman ombudsmen "
        "policeman policemen repairman repairmen salesman salesmen serviceman servicemen spokesman "
        "spokesmen statesman statesmen stewardess tradesman tradesmen vice-chairman vice-chairmen "
        "weatherman weathermen woman workman workmen",
        r"(?:chair|sales(?! ?force)|fore|trades|crafts|handy|camera|spokes|business|work|repair|police|"
        r"fire|congress|states|door|delivery|draughts|drafts|weather|service|ombuds|vice-chair|alder|"
        rf"lines){_PLURAL}(?! (?:problem|tour|finders?|heuristic\w*|instance))(?:ship)?",
        r"man-?power|man-hours?|man hours?|man-days?|man days?|man-months?|man up|manned",
        r"(?:the |our |office |sales |back-office )(?:girls|boys|lads|ladies)(?! (?:who|in the photo|"
        r"school|toilet|changing|team|football|clothes|wear|department|section))(?= (?:in|at|on|from|"
        r"[?.,])|$)",
        r"you guys|(?:hi|hey|hello) guys",
        r"cleaning lady|cleaning ladies|tea lady|dinner lady|stewardess(?:es)?|housewi(?:fe|ves)|"
        r"girl friday|lady doctor|male nurse|woman driver|female engineer|lady boss|girl ?boss",
    ),
    rule(
        HERO,
        "10x alpha coding competition dominate guru hustler jedi killer ninja rock skin stars superstar "
        "warrior wizard",
        r"(?:an?|the|real|true|coding|code|sales|marketing|python|java|javascript|data|tech|software|"
        r"excel|our|next|growth|support) (?:ninja|rock ?star|rock-star|superstar|gurus?|coding wizard|"
        r"10x (?:engineer|developer)|warrior|alpha|jedi)(?! (?:builds?|files?|generator|song|tour|"
        r"concert))",
        r"(?:coding|code|sales|marketing|python|javascript|java|data|tech|software|excel|growth|"
        r"support) (?:ninjas|rock ?stars|superstars|gurus|warriors|wizards?)",
        r"killer instinct|sales killer|alpha (?:male|type|personality)|hustler|crush the competition|"
        r"dominate the (?:room|market|competition)|thick skin(?:ned)?",
    ),
    rule(
        YOUNG,
        "digital experienced fresh graduate over-qualified overqualified senior young youthful",
        r"young,? (?:and )?(?:dynamic|hungry|motivated|ambitious|fresh|energetic|agile|creative|talented|"
        r"committed)",
        r"(?:our|a|an|such a|this|in a|very) (?:very |dynamic |small |fast |dynamic,? |"
        r"energetic )*(?:young|youthful) (?:\w+ )?(?:team|environment|company culture|atmosphere|"
        r"workforce|crew|office|staff|spirit|colleagues)",
        r"youthful(?: (?:energy|attitude|mindset|spirit))?",
        r"digital natives?",
        r"(?:recent|fresh|new|young) graduates? only|only (?:recent|fresh|young) graduates?",
        r"(?:young|fresh) (?:blood|talent|minds|faces)",
        r"<are you>(?: (?:not|a|bit|little|rather|far|somewhat|feel|you|feeling))* (?:overqualified|"
        r"over-qualified|too experienced|too senior)(?! (?:candidates?|applicants?))",
    ),
    rule(
        CULTURE,
        "beer boys cultural culture drink fit guys lads pint us",
        r"cultur(?:e|al)(?: |-)fit",
        r"(?:fit|fitting|fits|blend|belong)(?: \w+){0,2} (?:in|into|with|to) (?:with )?(?:our|the|this|"
        r"our company|the company|the team's|our team's|the company's)(?: \w+)? culture(?! of (?:the "
        r"customer|a client))",
        r"fit in (?:here|with us|with the (?:team|others|crowd|rest)|at our|around here)",
        r"(?:have|grab|drink|go for|share)(?: \w+)? (?:a )?(?:beer|drink|pint)s? (?:with|"
        r"after work)(?! (?:customers?|guests?))",
        r"one of (?:us|the boys|the guys|the lads)(?= (?:[?.,]|here)|$)",
    ),
    rule(
        GRANDMOTHER,
        "aunt dad father granddad grandfather grandma grandmother grandmum grandpa granny mom mother mum "
        "nan parents wife",
        r"(?:explain(?:ed|ing)?|describe|describing|teach|teaching|show|sell|tell|"
        r"present)(?: [\w'-]+){0,10} (?:to|for) (?:your|my|a|their|his|her|our|an old|"
        r"an elderly) (?:grand(?:mother|ma|father|pa|parents|mum|dad)|granny|nan|mother|mum|mom|aunt|wife|"
        r"dad|father|parents)",
        r"(?:so (?:that|simple that)|simply enough for|even) (?:your|my|a) (?:grand(?:mother|ma|father|"
        r"pa)|granny|nan|mother|mum|mom) (?:\w+ )?(?:understands?|could|would|gets?|can)",
    ),
    rule(
        IDIOM,
        "ball base bat cakewalk courage curve-ball curveball field full-court gallery gypped hail hit home "
        "indian kimono knock plate pow-wow powwow quarterback reservation slam spirit totem touchdown "
        "whispers wicket",
        r"(?:hit|knock|knocked|hitting)(?: \w+){0,3} (?:home run|out of the park|for six)|"
        r"a home run(?= (?:[?.,]|for|in|with))",
        r"slam dunk|touchdown|monday[- ]morning quarterback\w*|(?:step|stepped|stepping) up to the plate|"
        r"ball-?park (?:figure|estimate|number)|sticky wicket|(?:thrown|throw|threw|"
        r"throws)(?: \w+){0,2} (?:a )?(?:curve ?ball|curve-ball)|hail mary(?: pass)?|(?:out of|"
        r"from) left field|full-court press|right off the bat|get to first base|inside baseball",
        r"open(?:ing)? (?:up )?the kimono|pow-?wows?|spirit animal|off the reservation|(?:on|"
        r"of) the totem pole|chinese whispers|dutch courage|indian giver|gypped|cakewalk|peanut gallery",
    ),
    rule(
        RIDDLE,
        "alive angle animal appliance balls bear bird biscuit boeing book bulbs car cereal character "
        "chicken coins color colour cookie crayon dinosaur dog drink earth elephant emoji farmer flower "
        "fruit furniture hen instrument island jumbo living manhole many moon mount pencil pizza plane "
        "salad sandwich shape shrunk song spice superhero superpower switches tool tree utensil vegetable "
        "weapon were",
        r"how many (?:golf balls|ping-?pong balls|tennis balls|marbles|jelly ?beans|smarties|piano tuners|"
        r"petrol stations|gas stations|windows|street ?lights|pennies|coins|basketballs|elephants|barbers|"
        r"balloons|hairdressers|footballs)(?= (?:would|could|can|fit|are|do|does|will|in|there|"
        r"you)(?![\w'-]))(?! (?:are|do) (?:open|you (?:open|see|have|use)))",
        r"if you were an? (?:\w+ ){1,4}, (?:what|which) \w+ would you be",
        r"why (?:are|is a) manhole(?:s| covers?)",
        r"if you (?:were|was|could be|had to be)(?: to be)? an? (?:kitchen |garden |piece of |type of |"
        r"kind of |brand of )?(?:animal|tree|fruit|vegetable|colou?r|superhero|car|cartoon|crayon|biscuit|"
        r"pizza|cookie|appliance|utensil|furniture|song|bird|flower|dog|planet|pencil|sandwich|spice|book|"
        r"drink|weapon|salad|shape|cereal|kitchen appliance|tool|emoji|musical instrument)(?= (?:[?.,]|"
        r"what|which|who|would|in|and)(?![\w'-])|$)",
        r"(?:which|what) (?:kind of |sort of |type of )?(?:animal|tree|fruit|vegetable|superhero|colou?r|"
        r"kitchen appliance|cartoon character|superpower|dinosaur) (?:would you (?:be|have|choose)|"
        r"are you|best describes you|describes you|do you identify)",
        r"(?:move|weigh) (?:mount fuji|an elephant|a mountain|the earth|the moon|a (?:jumbo jet|plane|"
        r"boeing))(?= (?:without|[?.])|$)",
        r"(?:you (?:are|have been) shrunk|shrunk to the size)(?: \w+){0,8}",
        r"angle (?:between|of) the (?:hour|clock|hands|minute)(?: \w+){0,4} (?:hands?|clock)(?= (?:of|at|"
        r"when|[?.])|$)",
        r"(?:stranded|stuck|castaway) on (?:a|an) (?:desert|deserted|lonely|remote) island",
        r"(?:three|which|what|five|two) (?:people|person|guests|famous people),? (?:dead or alive|"
        r"living or dead|alive or dead)",
        r"(?:twelve|nine|eight) (?:coins|balls|identical (?:balls|coins))(?: \w+){0,8} (?:balance|"
        r"weigh\w*|scales?|heavier|lighter)",
        r"(?:three|3) (?:light )?(?:switches|bulbs)(?: \w+){0,8} (?:room|bulbs?|upstairs)",
        r"(?:a|the) (?:bear|hen|chicken and a half|farmer) (?:and a half|walks one|with a fox)",
    ),
)
