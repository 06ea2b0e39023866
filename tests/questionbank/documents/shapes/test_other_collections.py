"""Collections in HTML, DOCX and plain text, and the parts that are no questions."""

import pytest
from docx import Document

from questionbank.documents import DocumentError, Form
from questionbank.documents.forms import read_here
from tests.questionbank.documents.dressed import saved
from tests.questionbank.documents.shapes.reading import Asked, asked, read, told


def test_a_page_of_a_blog() -> None:
    reading = read(
        """
        <html><head><title>Twelve questions for florists</title><script>track("<p>What is this?</p>")</script>
        <body><nav><ul><li><a href="#a">Home</a></ul></nav>
        <h1>Twelve questions for florists</h1><p>By a florist.
        <h2>Cutting</h2>
        <h3>1. Why cut stems <em>under water</em>?</h3><p>Air would block them.<p>Do it <b>at once</b>.
        <h3>2. How do you choose a knife?</h3><ul><li>sharp<li>short<ul><li>two inches</ul></ul>
        <pre><code class="language-text">a
          b</code></pre>
        <h2>Conclusion</h2><p>Ask both of everybody.
        """,
        "saved.html",
    )
    assert reading.form is Form.HTML
    assert asked(reading) == [
        Asked("Why cut stems *under water*?", ("Air would block them.\n\nDo it **at once**.",), "Cutting"),
        Asked(
            "How do you choose a knife?",
            ("- sharp\n- short\n  - two inches\n\n```text\na\n  b\n```",),
            "Cutting",
        ),
    ]
    assert reading.document is not None
    assert reading.document.template.title == "Twelve questions for florists"
    assert reading.document.template.conclusion == "Ask both of everybody."


def test_a_page_with_folds_and_definitions() -> None:
    folds = read(
        "<h2>Kiln</h2><details><summary>What is bisque?</summary><p>Clay, fired once.</p></details>"
        "<details><summary>Why cones?</summary><p>They measure heat.</p></details>",
        "",
    )
    assert asked(folds) == [
        Asked("What is bisque?", ("Clay, fired once.",), "Kiln"),
        Asked("Why cones?", ("They measure heat.",), "Kiln"),
    ]
    terms = read("<dl><dt>What is slip?<dd>Wet clay.<dt>What is a wedge?<dd>A way to knead.</dl>", "x.html")
    assert asked(terms) == [
        Asked("What is slip?", ("Wet clay.",)),
        Asked("What is a wedge?", ("A way to knead.",)),
    ]


def test_a_table_of_a_page_without_headings() -> None:
    reading = read(
        "<table><tr><td>What is a hem?<td>A folded edge.<tr><td>Which thread?<td>Silk,<p>or cotton.</table>",
        "x.html",
    )
    assert asked(reading) == [
        Asked("What is a hem?", ("A folded edge.",)),
        Asked("Which thread?", ("Silk,\n\nor cotton.",)),
    ]
    assert reading.manner == "Read as a table of questions: 2 questions, all with an answer."


def document_of_headings() -> bytes:
    document = Document()
    document.add_heading("Questions for Beekeepers", 0)
    document.add_paragraph("For the spring.")
    document.add_heading("Hives", 1)
    document.add_heading("1. Why smoke?", 2)
    paragraph = document.add_paragraph("It makes them ")
    paragraph.add_run("eat").bold = True
    document.add_paragraph("so they stay", style="List Bullet")
    document.add_paragraph("so you can look", style="List Bullet")
    document.add_heading("2. When do you add a box?", 2)
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    return saved(document)


def test_a_word_file_with_headings() -> None:
    reading = read_here(document_of_headings(), "notes.txt")
    assert reading.form is Form.DOCX
    assert asked(reading) == [
        Asked("Why smoke?", ("It makes them **eat**\n\n- so they stay\n- so you can look",), "Hives"),
        Asked("When do you add a box?", ("|  |  |\n| --- | --- |\n| a | b |\n| c | d |",), "Hives"),
    ]
    assert reading.document is not None
    assert reading.document.template.title == "Questions for Beekeepers"
    assert reading.document.template.introduction == "For the spring."


def test_a_word_file_with_bold_questions_and_one_with_a_list() -> None:
    bold, numbers = Document(), Document()
    for question, answer in (
        ("What is a queen cell?", "A long one."),
        ("Why count mites?", "To act in time."),
    ):
        bold.add_paragraph().add_run(question).bold = True
        bold.add_paragraph(answer)
        numbers.add_paragraph(question, style="List Number")
        numbers.add_paragraph(answer)
    expected = [
        Asked("What is a queen cell?", ("A long one.",)),
        Asked("Why count mites?", ("To act in time.",)),
    ]
    assert asked(read_here(saved(bold), "bees.docx")) == expected
    assert asked(read_here(saved(numbers), "bees.docx")) == expected


def test_a_word_file_with_deeper_lists_and_a_table_whose_answers_have_a_name_of_their_own() -> None:
    document = Document()
    document.add_heading("Bees", 0)
    document.add_heading("Hives", 1)
    document.add_paragraph("How do you smoke a hive?", style="List Number")
    document.add_paragraph("What do you burn?", style="List Bullet 2")
    document.add_paragraph("Tell me about a swarm.", style="List Number")
    document.add_heading("Honey", 1)
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Question", "What good looks like"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Describe a bad year.", "Names the weather"
    assert asked(read_here(saved(document), "bees.docx")) == [
        Asked("How do you smoke a hive?", competency="Hives", follow_ups=("What do you burn?",)),
        Asked("Tell me about a swarm.", competency="Hives"),
        Asked("Describe a bad year.", ("Names the weather",), "Honey"),
    ]


def test_plain_text_with_one_question_on_each_line() -> None:
    reading = read("What is a shed?\nWhere is the shuttle?\nHow tight is a warp?\n", "loom-questions.txt")
    assert reading.form is Form.TEXT
    assert [question.text for question in asked(reading)] == [
        "What is a shed?",
        "Where is the shuttle?",
        "How tight is a warp?",
    ]
    assert reading.document is not None
    assert reading.document.template.title == "Loom questions"


def test_plain_text_with_numbers_and_answers() -> None:
    reading = read(
        """
        Weaving

        1. What is a selvedge?
        The edge that does not fray.

        2. Why sample?
        Because yarn shrinks.
        """,
        "",
    )
    assert asked(reading) == [
        Asked("What is a selvedge?", ("The edge that does not fray.",)),
        Asked("Why sample?", ("Because yarn shrinks.",)),
    ]


def test_two_answers_points_and_values_below_a_question() -> None:
    reading = read("""
        # Desk

        ## 1. How do you greet a regular?

        Difficulty: Easy

        **Level:** Senior

        **Answer 1:** By name.

        **What to look for**

        - a smile
        - no rush

        **Answer 2:** With the usual order.

        ## 2. How do you close?

        **Answer:** Quietly.
    """)
    assert reading.document is not None
    first, second = reading.document.template.questions
    assert [(answer.text, answer.key_points) for answer in first.proposed_answers] == [
        ("By name.", ("a smile", "no rush")),
        ("With the usual order.", ()),
    ]
    assert (first.seniority, first.tags) == ("senior", ("easy",))
    assert second.proposed_answers[0].text == "Quietly."


def test_bullets_of_word_processors_are_bullets() -> None:
    reading = read(
        """
        Behavioural questions

        \u2022 Tell me about a time you led without authority
        \u2022\tHow do you motivate people?
        \u25e6 What if they do not answer?
        \u25cf Give an example of a team that failed
            \u25cb What would you do now?
        """,
        "behaviour.txt",
    )
    assert asked(reading) == [
        Asked("Tell me about a time you led without authority"),
        Asked("How do you motivate people?", follow_ups=("What if they do not answer?",)),
        Asked("Give an example of a team that failed", follow_ups=("What would you do now?",)),
    ]


def test_what_a_label_names_below_a_question_is_no_follow_up_for_asking_something() -> None:
    reading = read(
        """
        # Maps

        - How would you improve a map?
          - Follow-up: what would you cut?
          - Look for: who is it for?
        - Why do maps lie?
          - Answer: are they not flat?
        """
    )
    assert reading.document is not None
    first, second = reading.document.template.questions
    assert first.follow_ups == ("what would you cut?",)
    assert "who is it for?" in first.proposed_answers[0].text
    assert (second.follow_ups, second.proposed_answers[0].text) == ((), "are they not flat?")


def test_why_they_ask_is_why_to_ask() -> None:
    reading = read(
        """
        <h1>Questions</h1>
        <h2>1. Why here?</h2>
        <p><strong>Why they ask:</strong> to see what moves you.</p>
        <p><strong>Sample answer:</strong> I read about it.</p>
        <h2>2. Why now?</h2><p>It is time.</p>
        """,
        "why.html",
    )
    assert reading.document is not None
    first = reading.document.template.questions[0]
    assert (first.text, first.why_ask) == ("Why here?", "to see what moves you.")
    assert [answer.text for answer in first.proposed_answers] == ["I read about it."]


def test_a_subject_that_is_called_like_the_end_of_a_page_keeps_its_questions() -> None:
    reading = read(
        """
        # Databases

        ## Index

        ### 1. What is an index?

        An order beside the order.

        ## Licensing

        ### 2. What is copyleft?

        A duty to share.

        ## License

        MIT
        """
    )
    assert asked(reading) == [
        Asked("What is an index?", ("An order beside the order.",), "Index"),
        Asked("What is copyleft?", ("A duty to share.",), "Licensing"),
    ]
    assert [text for _, text in told(reading)] == ["License\nMIT"]


def test_labels_in_the_middle_of_a_free_answer_are_part_of_it() -> None:
    reading = read("""
        # Mill

        ## 1. What is a sluice?

        A gate.

        **Purpose:** to hold water back.

        Solution: open it.

        Level: low.

        ## 2. What is a race?

        Level: Junior

        A channel.
    """)
    assert asked(reading) == [
        Asked(
            "What is a sluice?",
            ("A gate.\n\n**Purpose:** to hold water back.\n\nSolution: open it.\n\nLevel: low.",),
        ),
        Asked("What is a race?", ("A channel.",)),
    ]
    assert reading.document is not None
    assert [question.seniority for question in reading.document.template.questions] == ["", "junior"]


def test_what_is_no_question_is_told_with_its_line_and_kept() -> None:
    reading = read("""
        # Yard

        ## 1. What is a pallet?

        A flat one.

        ## Gates

        Some words that ask nothing.

        ## 2. Who opens the gate?

        The first one there.

        ## Contributing

        Send a letter.
    """)
    assert [question.text for question in asked(reading)] == ["What is a pallet?", "Who opens the gate?"]
    assert told(reading) == [(9, "Some words that ask nothing."), (15, "Contributing\nSend a letter.")]


@pytest.mark.parametrize(
    ("source", "name"), [("# Title\n\nOnly words.", "a.md"), ("<p>Only words.</p>", "a.html")]
)
def test_a_document_that_asks_nothing_is_refused_with_what_to_do(source: str, name: str) -> None:
    with pytest.raises(DocumentError, match="Askwell found no question in this document"):
        read(source, name)
