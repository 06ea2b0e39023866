"""The words for kinds, levels of seniority, languages and minutes, as people spell them."""

LONGEST_MINUTES = 240

KINDS = {
    "behavioural": "behavioural",
    "behavioral": "behavioural",
    "behaviour": "behavioural",
    "behavior": "behavioural",
    "situational": "situational",
    "situation": "situational",
    "hypothetical": "situational",
    "technical": "technical",
    "role knowledge": "role_knowledge",
    "role specific": "role_knowledge",
    "job knowledge": "role_knowledge",
}

SENIORITIES = {
    "any": "any",
    "all": "any",
    "junior": "junior",
    "entry": "junior",
    "graduate": "junior",
    "middle": "middle",
    "mid": "middle",
    "intermediate": "middle",
    "senior": "senior",
    "lead": "lead",
    "principal": "lead",
    "staff": "lead",
    # What sheets call the difficulty of a question.
    "easy": "junior",
    "basic": "junior",
    "beginner": "junior",
    "medium": "middle",
    "moderate": "middle",
    "hard": "senior",
    "difficult": "senior",
    "advanced": "senior",
    "expert": "senior",
}


# By ISO 639-1 code: the English name, and the name in the language itself.
LANGUAGES = {
    "ar": ("Arabic", "العربية"),
    "bg": ("Bulgarian", "български"),
    "cs": ("Czech", "čeština"),
    "da": ("Danish", "dansk"),
    "de": ("German", "Deutsch"),
    "el": ("Greek", "ελληνικά"),
    "en": ("English", "English"),
    "es": ("Spanish", "español"),
    "et": ("Estonian", "eesti"),
    "fa": ("Persian", "فارسی"),
    "fi": ("Finnish", "suomi"),
    "fr": ("French", "français"),
    "ga": ("Irish", "Gaeilge"),
    "he": ("Hebrew", "עברית"),
    "hi": ("Hindi", "हिन्दी"),
    "hr": ("Croatian", "hrvatski"),
    "hu": ("Hungarian", "magyar"),
    "id": ("Indonesian", "Bahasa Indonesia"),
    "it": ("Italian", "italiano"),
    "ja": ("Japanese", "日本語"),
    "ko": ("Korean", "한국어"),
    "lt": ("Lithuanian", "lietuvių"),
    "lv": ("Latvian", "latviešu"),
    "ms": ("Malay", "Bahasa Melayu"),
    "nl": ("Dutch", "Nederlands"),
    "no": ("Norwegian", "norsk"),
    "pl": ("Polish", "polski"),
    "pt": ("Portuguese", "português"),
    "ro": ("Romanian", "română"),
    "ru": ("Russian", "русский"),
    "sk": ("Slovak", "slovenčina"),
    "sl": ("Slovenian", "slovenščina"),
    "sr": ("Serbian", "српски"),
    "sv": ("Swedish", "svenska"),
    "sw": ("Swahili", "Kiswahili"),
    "ta": ("Tamil", "தமிழ்"),
    "th": ("Thai", "ไทย"),
    "tr": ("Turkish", "Türkçe"),
    "uk": ("Ukrainian", "українська"),
    "ur": ("Urdu", "اردو"),
    "vi": ("Vietnamese", "Tiếng Việt"),
    "zh": ("Chinese", "中文"),
}


def kind_of(words: str) -> str | None:
    """The kind meant by these words, "" for none, None for words that mean no kind."""
    return KINDS.get(_fold(words)) if words else ""


def seniority_of(words: str) -> str | None:
    return SENIORITIES.get(_fold(words).removesuffix(" level")) if words else ""


def language_of(words: str) -> str | None:
    """The code of the language meant by its code or name, "" for none, None for an unknown one."""
    folded = _fold(words)
    return _LANGUAGE_WORDS.get(folded, _LANGUAGE_WORDS.get(folded.split(" ")[0])) if folded else ""


def language_name(code: str) -> str:
    """The English name; "" for no language."""
    return LANGUAGES[code][0] if code in LANGUAGES else ""


def is_minutes(number: int) -> bool:
    return 1 <= number <= LONGEST_MINUTES


def minutes_of(words: str) -> int | None:
    """A whole number of minutes, with or without the word; None for anything else."""
    digits = _fold(words).removesuffix("minutes").removesuffix("min").strip()
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= len("240") else 0
    return number if is_minutes(number) else None


def _fold(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").replace("_", " ").split())


_LANGUAGE_WORDS = {_fold(word): code for code, names in LANGUAGES.items() for word in (code, *names)}
