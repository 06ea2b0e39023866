"""What a column of a sheet can hold, and how a column is called by the people who make sheets."""

from collections.abc import Mapping

TEXT, ANSWER, KEY_POINTS = "text", "answer", "key_points"
COMPETENCY, TAGS, FOLLOW_UPS = "competency", "tags", "follow_ups"
RATINGS = tuple(f"rating_{level}" for level in range(1, 6))

# The field names that a column can have, with their labels for people; "" is a column that is left out.
FIELDS: Mapping[str, str] = {
    "": "Leave this column out",
    TEXT: "Question",
    "when_to_ask": "When to ask",
    "why_ask": "Why ask",
    "how_to_ask": "How to ask",
    COMPETENCY: "Competency",
    "kind": "Kind",
    "seniority": "Seniority",
    "language": "Language",
    "minutes": "Minutes",
    TAGS: "Tags",
    ANSWER: "Proposed answer",
    KEY_POINTS: "Key points",
    FOLLOW_UPS: "Follow-ups",
    **{name: f"Rating {level}" for level, name in enumerate(RATINGS, start=1)},
}
# A question can have several columns of these, and one of every other.
SEVERAL = frozenset({"", ANSWER, KEY_POINTS, FOLLOW_UPS, TAGS, *RATINGS})

# In lower case, without punctuation and without the number at the end.
_NAMES = {
    TEXT: """question; questions; prompt; prompts; interview question; interview questions; question text;
        the question; question to ask; questions to ask; ask; q; frage; pregunta; question title;
        question name; question prompt; main question; sample question; sample questions""",
    "when_to_ask": "when to ask; when; when should you ask; when to ask it; timing; when to use",
    "why_ask": """why ask; why; why we ask; why to ask; why ask this; why ask it; why this question; purpose;
        rationale; reason; intent; objective; goal; what it shows; what this tests; what you learn""",
    "how_to_ask": "how to ask; how; how to ask it; instructions; instruction; how to use; guidance; delivery",
    COMPETENCY: """competency; competencies; competence; skill; skills; topic; topics; category; categories;
        area; subject; theme; dimension; attribute; capability; domain; section; trait; value""",
    "kind": "kind; type; question type; type of question; question kind; style; question style; format",
    "seniority": """seniority; level; difficulty; difficulty level; seniority level; experience;
        experience level; job level; grade; question level; level of difficulty""",
    "language": "language; lang; sprache; idioma; langue; locale; question language",
    "minutes": """minutes; minute; min; mins; time; duration; length; time in minutes; duration in minutes;
        time minutes; time min; time mins; duration minutes; duration min; minutes to ask; time needed;
        estimated time; time limit; time allotted""",
    TAGS: "tags; tag; labels; label; keywords; keyword",
    ANSWER: """answer; answers; proposed answer; proposed answers; model answer; model answers; ideal answer;
        ideal answers; good answer; good answers; expected answer; expected answers; sample answer;
        sample answers; example answer; example answers; suggested answer; suggested answers; best answer;
        correct answer; reference answer; strong answer; strong answers; great answer; great answers;
        possible answer; possible answers; good to hear; what good looks like; what a good answer looks like;
        what great looks like; what to listen for; listen for; response; ideal response; model response;
        expected response; sample response; solution; a; answer text; great to hear; what we want to hear""",
    KEY_POINTS: """key points; key point; look for; what to look for; looking for; green flags;
        positive indicators; positive signs; indicators; criteria; evaluation criteria; must mention;
        should mention; talking points; key takeaways; checklist""",
    FOLLOW_UPS: """follow up; follow ups; followup; followups; probe; probes; follow up question;
        follow up questions; followup questions; probing question; probing questions; prompts if stuck;
        further questions; additional questions""",
    RATINGS[0]: "poor; bad; weak; very poor; unacceptable; poor answer; bad answer; weak answer; red flags",
    RATINGS[1]: "below average; fair; needs improvement; below expectations; fair answer",
    RATINGS[2]: "average; acceptable; satisfactory; meets expectations; adequate; average answer; okay; ok",
    RATINGS[3]: "good; above average; above expectations; exceeds expectations; very good",
    RATINGS[4]: "excellent; outstanding; exceptional; great; excellent answer; outstanding answer",
}
NAMES: Mapping[str, str] = {
    name: field for field, names in _NAMES.items() for name in " ".join(names.split()).split("; ")
}
# What a column is called that only counts the questions.
NUMBERS = frozenset(
    {"no", "nr", "num", "number", "id", "s no", "sr no", "sl no", "sno", "question no", "question number"}
    | {"question id", "q no", "item", "item no", "row", "nummer", "lfd nr"}
)
# These say a level of rating before the number that names it.
RATING_WORDS = frozenset({"rating", "score", "anchor", "rating level", "level", "bars", "star", "stars"})
# Which of two columns with the same meaning is the competency; the other ones are tags.
CLOSEST_COMPETENCY = ("competency", "competencies", "competence", "skill", "skills", "topic", "category")
