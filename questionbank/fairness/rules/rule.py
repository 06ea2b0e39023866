"""How a rule is written.

A pattern is over the folded words of a text with one blank between them (see `words`), in a regular
expression's notation; a name in angle brackets stands for one of `FRAGMENTS`. It matches whole words. The
stems are there for speed: at least one of them is in every text that the pattern can match.
"""

import re
from dataclasses import dataclass, field

from questionbank.fairness.values import Topic, Weight

_ADVERBS = (
    r"(?: (?:currently|still|now|ever|actually|really|also|already|perhaps|presently|happen to|"
    r"by any chance|"
    r"maybe|legally|personally|yourself|just|generally|normally|usually|regularly|often|possibly|both|"
    r"either|even|always|never|not|at present|going to be|yet|been|then|honestly|secretly|too))*"
)
_WHETHER = r"(?:whether|if|that|so|think|assume|guess|suppose|hope|believe|presume|take it|how come)"

FRAGMENTS = {
    "adverbs": _ADVERBS,
    # "do you", "whether you"; then "have", "want" …
    "do you": (
        r"(?:(?:do|did|would|will|can|could|may|might|should) you(?: guys)?|"
        rf"{_WHETHER} you(?: do| did| would| will)?){_ADVERBS}"
    ),
    "are you": (
        rf"(?:(?:are|were) you|(?:{_WHETHER}|see|notice|noticed|hear|heard|understand|gather) you (?:are|"
        r"were)"
        rf"|will you be|would you be|have you been){_ADVERBS}"
    ),
    "have you": rf"(?:(?:have|had) you|{_WHETHER} you (?:have|had)){_ADVERBS}",
    "what is your": r"(?:what (?:is|was|are|were)|what about|how about|how is|how are|how was|tell (?:me|"
    "us)(?: about)?|"
    r"state|give (?:me|us)|share|describe|(?:ask|asking)(?: you)?(?: for| about)?|may i (?:ask|know)|"
    r"what) your",
    # a question of one or two words: "Married?", "Any children?", "Nationality:"
    "alone": r"(?:^|(?<=[?.\n;:>] ))(?:(?:and|so|your|any|got|you|what about|how about|the) )*",
    "asked": r"(?= [?:]|$)",
    # nothing follows that would give the word before it another sense
    "end": (
        r"(?= (?:[?.,!;:\"\n~/>]|-|\u2013|\u2014|or|and|at the moment|now|yet|right now|by any chance|"
        r"at present|"
        r"if so|then|too|because)(?![\w'-])|$)"
    ),
    "countries": (
        r"(?:(?:this|the|our|your|that) (?:country|state|continent|city|area)|america|england|britain|"
        r"germany|france|"
        r"canada|australia|ireland|spain|italy|europe|the (?:us|usa|uk|eu|united states|united kingdom|"
        r"states)|"
        r"us|usa|uk|austria|switzerland|india|here)"
    ),
    "peoples": (
        r"(?:american|british|english|scottish|welsh|irish|german|french|spanish|italian|dutch|belgian|"
        r"swiss|"
        r"austrian|polish|czech|slovak|hungarian|romanian|bulgarian|greek|turkish|russian|ukrainian|"
        r"swedish|"
        r"danish|norwegian|finnish|portuguese|albanian|serbian|croatian|indian|pakistani|bangladeshi|"
        r"chinese|"
        r"japanese|korean|vietnamese|thai|filipino|indonesian|malaysian|arab|arabic|iranian|persian|iraqi|"
        r"syrian|afghan|israeli|lebanese|egyptian|moroccan|algerian|tunisian|nigerian|ghanaian|kenyan|"
        r"ethiopian|somali|african|african-american|afro-caribbean|caribbean|jamaican|mexican|cuban|"
        r"brazilian|"
        r"colombian|argentinian|latino|latina|hispanic|asian|european|australian|canadian|eu|us|uk|"
        r"african american|native american|south american|middle eastern|eastern european|roma|romani|"
        r"mixed race|mixed-race|biracial|puerto rican|sri lankan|nepalese|saudi|kurdish|armenian|georgian|"
        r"maltese|cypriot|"
        r"icelandic|estonian|latvian|lithuanian|slovenian|bosnian|kosovan|moldovan|belarusian|chilean|"
        r"peruvian|venezuelan|"
        r"ecuadorian|dominican|haitian|trinidadian|sudanese|eritrean|congolese|ugandan|zimbabwean|"
        r"south african|senegalese|"
        r"cameroonian|taiwanese|singaporean|cambodian|burmese|mongolian|kazakh|uzbek|scandinavian|slavic|"
        r"aboriginal|maori|"
        r"indigenous|north african|jordanian|palestinian|libyan|yemeni|kuwaiti|new zealander|sinti)"
    ),
    "languages": (
        r"(?:english|german|french|spanish|italian|dutch|polish|russian|ukrainian|turkish|arabic|chinese|"
        r"mandarin|cantonese|japanese|korean|hindi|urdu|portuguese|swedish|danish|norwegian|finnish|greek|"
        r"hebrew|welsh|irish|romanian|hungarian|czech)"
    ),
    "feasts": (
        r"(?:ramadan|lent|(?:the )?sabbath|(?:the )?shabbat|passover|yom kippur|rosh hashanah|hanukkah|"
        r"chanukah|diwali|eid|"
        r"vaisakhi|good friday|(?:any |the |your )?religious (?:holidays?|festivals?|days?|feasts?|"
        r"customs?|practi[cs]es?|"
        r"rules?|dress|observances?)|(?:any |your )?holy days?)"
    ),
    "years": (
        r"(?:2[2-9]|[3-9]\d|twenty|thirty|forty|fourty|fifty|sixty|seventy)(?:-?(?:one|two|three|four|"
        r"five|six|seven|eight|nine))?"
    ),
}
_NAME = re.compile(r"<([a-z ]+)>")


@dataclass(frozen=True, slots=True)
class Advice:
    """Why something is better not said, and what to say."""

    topic: Topic
    weight: Weight
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Rule:
    advice: Advice
    stems: tuple[str, ...]
    alternatives: tuple[str, ...] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)


def rule(advice: Advice, stems: str, *patterns: str) -> Rule:
    written = tuple(_NAME.sub(lambda found: FRAGMENTS[found[1]], pattern) for pattern in patterns)
    whole = "|".join(f"(?:{pattern})" for pattern in written)
    return Rule(advice, tuple(stems.split()), written, re.compile(rf"(?<![\w'-])(?:{whole})(?![\w-])"))


def unlawful(topic: Topic, why: str, instead: str) -> Advice:
    return Advice(topic, Weight.UNLAWFUL, why, instead)


def second_look(topic: Topic, why: str, instead: str) -> Advice:
    return Advice(topic, Weight.SECOND_LOOK, why, instead)
