"""The page that describes the form has an example that the form itself accepts."""

from pathlib import Path

from questionbank.documents import read_text

PAGE = Path(__file__).parents[3] / "docs" / "question-documents.md"


def test_the_example_is_read_without_a_problem() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```\n")[1]
    read = read_text(example)
    assert read.problems == ()
    (question,) = read.template.questions
    assert len(question.proposed_answers) == 2
    assert [level for level, _ in question.anchors] == [1, 5]
    assert read.template.introduction_heading
    assert read.template.audience
    assert read.template.conclusion
