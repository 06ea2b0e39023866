"""The stem of an English word: what "prioritise", "prioritizing" and "priorities" share."""

from functools import lru_cache

# What a suffix leaves has at least so many letters.
_SUFFIXES: tuple[tuple[str, int], ...] = (
    *((f"{start}{end}", 4) for start in ("iz", "is") for end in ("ation", "ations", "ing", "ed", "e")),
    ("fulness", 3),
    ("ations", 4),
    ("ation", 4),
    ("ating", 4),
    ("ated", 4),
    ("ments", 4),
    ("ment", 4),
    ("ances", 4),
    ("ences", 5),
    ("ance", 4),
    ("ence", 5),
    ("ency", 5),
    ("ant", 5),
    ("ent", 5),
    ("acy", 4),
    ("ate", 4),
    ("ism", 4),
    ("ness", 4),
    ("edly", 3),
    ("ingly", 3),
    ("ful", 3),
    ("ing", 3),
    ("ed", 3),
    ("ly", 3),
)
_ION = ("tion", "sion")
# The same word in another form that no suffix tells.
_FORMS = """
meet met|lead led|lose lost|give gave given|teach taught|learn learnt|build built|sell sold|buy bought
find found|write wrote written|choose chose chosen choice choices|win won|keep kept|make made|take took taken
run ran|use used using uses|say said|tell told|go went gone goes|see saw seen|speak spoke spoken
think thought|bring brought|hold held|leave left|break broke broken|deal dealt|draw drew drawn
know knew known|become became|begin began begun|feel felt|grow grew grown|spend spent|drive drove driven
understand understood|fall fell fallen|rise rose risen|forget forgot forgotten|ring rang rung|swim swam
sing sang sung|wear wore worn|steal stole stolen|freeze froze frozen|eat ate eaten|send sent|lend lent
fight fought|catch caught|seek sought|sit sat|stand stood|shoot shot|sleep slept|feed fed|pay paid
child children|person people persons|woman women|man men|knife knives|shelf shelves|life lives|foot feet
tooth teeth|criterion criteria|analyse analysis analyses analyze analyzed analyzing
decide decision decisions|prioritise priority priorities prioritization prioritisation
math maths mathematics|center centre centres|program programme programmes|license licence licences
behavior behaviour|color colour colours|labor labour|favor favour favours|shorten shortener
succeed success successes successful|fail failure failures unsuccessful|big biggest bigger
large largest larger|great greatest greater|small smallest smaller|quick quickest quicker
hard hardest harder|weak weakness weaknesses
"""
_FIXED = {
    form: forms.split()[0] for forms in _FORMS.replace("\n", "|").split("|") for form in forms.split()[1:]
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Of a word in small letters; one of another script is its own."""
    if len(word) <= 2 or not (word.isascii() and word.isalpha()):  # noqa: PLR2004 - "it", "ci", "ux"
        return word
    return _ending(_without_suffix(_singular(_FIXED.get(word, word))))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:  # noqa: PLR2004 - "ties"
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis")) and len(word) > 3:  # noqa: PLR2004
        return word[:-1]
    return word


def _without_suffix(word: str) -> str:
    for suffix, least in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and _has_vowel(word[: -len(suffix)]):
            return word[: -len(suffix)]
    if word.endswith(_ION) and len(word) > 6:  # noqa: PLR2004 - "action", "nation"
        return word[:-3]
    return word


def _has_vowel(text: str) -> bool:
    return any(letter in "aeiouy" for letter in text)


def _ending(word: str) -> str:
    """Without what the forms of a word differ in at their end: an "e", a doubled letter."""
    while word[-1] == "e" and len(word) > 3:  # noqa: PLR2004
        word = word[:-1]
    if word[-1] == "y":
        return word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word  # noqa: PLR2004
