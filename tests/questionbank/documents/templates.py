"""Hypothesis strategies for templates in normal form, fond of texts that look like structure."""

from dataclasses import replace

from hypothesis import strategies as st

from questionbank.documents import (
    GuidanceValue,
    ProposedAnswerValue,
    QuestionValue,
    TemplateValue,
    normalise_question,
    normalise_template,
)

LOOK_ALIKES = (
    "When to Ask: now",
    "Why Ask:",
    "how to ask : slowly",
    "Proposed Answer 1",
    "Proposed Answer 2: yes",
    "Key Points",
    "Follow-ups",
    "Rating 3",
    "Rating 9",
    "Conclusion",
    "Closing Notes",
    "For Interviewers",
    "Dos",
    "Don'ts",
    "Don’ts:",
    "Do's",
    "Title: x",
    "Question: x",
    "Introduction:",
    "About: x",
    "About Heading: x",
    "About us",
    "Kind: odd",
    "Minutes: 900",
    "Tags: a, b",
    "Who can use these questions",
    "What are these?",
    "- a",
    "* b",
    "• c",
    "•d",
    "-",
    "*",
    "  - nested",
    "    deep",
    "\\",
    "\\- a",
    "\\\\Why Ask: x",
    "\\Conclusion",
    "```",
    "```python",
    "````",
    "\\```",
    "- ```",
    "x ``` y",
    "a\x85b",
    "a\u2028b",
    "\u00a0x",
    "\u3000Dos",
    "42",
    "---",
    "# Heading",
    "a\n\nb",
    "a\n\n\n\nb",
    "```\n  kept \n\n\nWhy Ask: x\n```",
    "````\n```\n````",
    "  ```\n x\n ```",
    "It ends.",
    "A short line",
    "it’s",
    ": x",
    *("## 1. One", "## Conclusion", "### Proposed Answer 1", "# ", "####### seven", "## C# #", "#tag"),
    *(
        "**When to Ask:** x",
        "**Why Ask**: x",
        "__Key Points__",
        "*Kind:* x",
        "- **Kind:** x",
        "* \\**Tags:** y",
    ),
    *("\\## Dos", "\\\\**Dos**", "**bold**", "<!-- askwell-template 1 -->", "<!--", "<script>", "<details>"),
    *(
        "~~~",
        "===",
        "***",
        "_",
        "1. one",
        "| a | b |\n|---|---|",
        "## Question 3",
        "Q: why?",
        "[a]: b",
        "&amp;",
    ),
)

characters = st.characters(codec="utf-8", exclude_characters="\x00")
pieces = st.one_of(
    st.sampled_from(LOOK_ALIKES),
    st.text(alphabet=characters, max_size=12),
    st.text(alphabet="`-*•\\ :\n\tab", max_size=12),
    st.text(alphabet="#_*=~<\\ :.1\n", max_size=12),
)
texts = st.builds("".join, st.lists(st.one_of(pieces, st.sampled_from(["\n", "\n\n", " "])), max_size=5))
lists = st.lists(texts, max_size=3).map(tuple)
guidance = st.builds(GuidanceValue, lists, lists)
answers = st.builds(ProposedAnswerValue, texts, lists)
anchors = st.dictionaries(st.integers(1, 5), texts, max_size=3).map(lambda levels: tuple(levels.items()))


def _with_text(question: QuestionValue) -> QuestionValue:
    """A question and its answers always have a text."""
    question = normalise_question(question)
    proposed = tuple(replace(answer, text=answer.text or "Yes.") for answer in question.proposed_answers)
    return replace(question, text=question.text or "Why?", proposed_answers=proposed)


questions = st.builds(
    QuestionValue,
    text=texts,
    when_to_ask=texts,
    why_ask=texts,
    how_to_ask=texts,
    competency=st.one_of(st.just(""), pieces),
    kind=st.sampled_from(["", "behavioural", "situational", "technical", "role_knowledge"]),
    seniority=st.sampled_from(["", "any", "junior", "middle", "senior", "lead"]),
    language=st.sampled_from(["", "en", "de", "zh", "he"]),
    minutes=st.one_of(st.none(), st.integers(1, 240)),
    tags=st.one_of(st.just(()), lists),
    proposed_answers=st.lists(answers, max_size=3).map(tuple),
    follow_ups=st.one_of(st.just(()), lists),
    anchors=st.one_of(st.just(()), anchors),
).map(_with_text)

templates = st.builds(
    TemplateValue,
    title=pieces,
    introduction_heading=st.one_of(st.just(""), pieces),
    introduction=texts,
    questions=st.lists(questions, min_size=1, max_size=3).map(tuple),
    for_interviewers=guidance,
    for_interviewees=guidance,
    about_heading=st.one_of(st.just(""), pieces),
    about=texts,
    audience_lead=texts,
    audience=lists,
    conclusion=texts,
    closing_notes=texts,
).map(normalise_template)
