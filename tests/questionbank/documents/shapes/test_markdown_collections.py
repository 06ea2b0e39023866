"""Collections in the layouts of popular repositories; every word of them is our own."""

from tests.questionbank.documents.shapes.reading import Asked, asked, read, told


def test_numbered_headings_with_a_contents_table_and_links_to_the_top() -> None:
    reading = read("""
        # Garden Interview Questions

        [![build](https://badges.test/b.svg)](https://badges.test)

        Questions for people who will tend our beds.

        ### Table of Contents

        | No. | Questions |
        | --- | --------- |
        | 1 | [What is mulch?](#what-is-mulch) |
        | 2 | [How do you water seedlings?](#how-do-you-water-seedlings) |

        ## Soil

        1. ### What is mulch?

           A cover for soil. It keeps

           - water in
           - weeds down

           ```text
           straw, bark, leaves
           ```

           **[⬆ Back to Top](#table-of-contents)**

        2. ### How do you water seedlings ?

           From below.

           **[⬆ Back to Top](#table-of-contents)**

        ## License

        Free for all.
    """)
    assert asked(reading) == [
        Asked(
            "What is mulch?",
            ("A cover for soil. It keeps\n\n- water in\n- weeds down\n\n```text\nstraw, bark, leaves\n```",),
            "Soil",
        ),
        Asked("How do you water seedlings?", ("From below.",), "Soil"),
    ]
    assert reading.manner == "Read as numbered headings: 2 questions, all with an answer."
    assert reading.document is not None
    assert reading.document.template.title == "Garden Interview Questions"
    assert reading.document.template.introduction == "Questions for people who will tend our beds."
    assert [line for line, _ in told(reading)] == [3, 7, 27, 35]


def test_numbers_in_the_headings_themselves() -> None:
    reading = read("""
        # Bakery

        ## Doughs

        ### 12. What is a sourdough?

        A dough that rises with wild yeast.

        #### In short

        Flour, water, time.

        ### 13) Describe how you judge a crumb.

        By eye and by thumb.

        ## Ovens

        ### Q14: Why steam?
    """)
    assert asked(reading) == [
        Asked(
            "What is a sourdough?",
            ("A dough that rises with wild yeast.\n\n#### In short\n\nFlour, water, time.",),
            "Doughs",
        ),
        Asked("Describe how you judge a crumb.", ("By eye and by thumb.",), "Doughs"),
        Asked("Why steam?", (), "Ovens"),
    ]
    assert [problem.sentence for problem in reading.document.problems] == [  # type: ignore[union-attr]
        "This question has no proposed answer."
    ]


def test_headings_that_ask_without_a_number() -> None:
    reading = read("""
        # Night Shift

        ## What do you do when two bells ring?

        See who can wait.

        ## How do you hand over?

        In writing, then aloud.

        ## Quiet hours

        Said to be hard to fill.
    """)
    assert asked(reading) == [
        Asked("What do you do when two bells ring?", ("See who can wait.",)),
        Asked("How do you hand over?", ("In writing, then aloud.",)),
    ]
    assert told(reading) == [(11, "Quiet hours"), (13, "Said to be hard to fill.")]
    assert reading.manner == "Read as headings that ask: 2 questions, all with an answer."


def test_bold_questions_with_marks_and_breaks() -> None:
    reading = read("""
        # Statistics for Cooks

        ## Tasting

        **What is a blind tasting? 👶**

        A tasting without labels.

        - fair
        - slow

        <br/>

        **How many tasters do you need? ⭐️** At least five.

        **Explain bias**
        It is a habit of the tongue.
    """)
    assert asked(reading) == [
        Asked("What is a blind tasting? 👶", ("A tasting without labels.\n\n- fair\n- slow",), "Tasting"),
        Asked("How many tasters do you need? ⭐️", ("At least five.",), "Tasting"),
        Asked("Explain bias", ("It is a habit of the tongue.",), "Tasting"),
    ]


def test_folded_answers() -> None:
    reading = read("""
        # Harbour Exercises

        ## Ropes

        <details>
        <summary>What is a <code>bowline</code> for?</summary><br><b>

        A loop that *holds*.

        1. Make a loop
        2. Come back through it
        </b></details>

        <details>
        <summary>What does a cleat do?</summary><br><b>It holds a rope.</b></details>

        ### Harder

        <details>
        <summary>Explain a splice</summary>
        </details>
    """)
    assert asked(reading) == [
        Asked(
            "What is a `bowline` for?",
            ("A loop that *holds*.\n\n1. Make a loop\n2. Come back through it",),
            "Ropes",
        ),
        Asked("What does a cleat do?", ("It holds a rope.",), "Ropes"),
        Asked("Explain a splice", (), "Harder", ("Ropes",)),
    ]
    assert reading.manner == "Read as questions with folded answers: 3 questions, 2 with an answer."


def test_quizzes_with_code_choices_and_a_folded_answer() -> None:
    reading = read("""
        ###### 1. What does this print?

        ```python
        print(1)
        ```

        - A: `1`
        - B: nothing

        <details><summary><b>Answer</b></summary>
        <p>

        #### Answer: A

        It prints one.

        </p>
        </details>

        ---

        ###### 2. What is the rest?

        - A: two
        - B: three

        <details><summary><b>Answer</b></summary>
        <p>

        #### Answer: B

        </p>
        </details>
    """)
    assert asked(reading) == [
        Asked(
            "What does this print?\n\n```python\nprint(1)\n```\n\n- A: `1`\n- B: nothing",
            ("A\n\nIt prints one.",),
        ),
        Asked("What is the rest?\n\n- A: two\n- B: three", ("B",)),
    ]


def test_bare_lists_with_sections_and_follow_ups() -> None:
    reading = read("""
        # Front of House

          1. [General](#general)
          1. [Guests](#guests)

        #### General Questions:

        * What did you learn on your last shift?
        * What makes a room feel calm?
          * How would you get there in a full house?
        * Talk about your favourite table.

        #### Guests:

        * Have you ever moved a guest? Why?
        * Have you ever said no to one?

        **[[↑]](#toc)**
    """)
    assert asked(reading) == [
        Asked("What did you learn on your last shift?", (), "General Questions"),
        Asked(
            "What makes a room feel calm?",
            (),
            "General Questions",
            (),
            ("How would you get there in a full house?",),
        ),
        Asked("Talk about your favourite table.", (), "General Questions"),
        Asked("Have you ever moved a guest? Why?", (), "Guests"),
        Asked("Have you ever said no to one?", (), "Guests"),
    ]
    assert reading.manner == "Read as a list of questions: 5 questions, none with an answer."
    assert [line for line, _ in told(reading)] == [3, 18]


def test_subjects_whose_own_lists_hold_the_questions() -> None:
    reading = read("""
        # Workshop

        - Saws
          - What is kerf?
          - When do you use a rip saw?
        - Glue
          - How long does bone glue stay open?
            - Until it gels.
    """)
    assert asked(reading) == [
        Asked("What is kerf?", (), "Saws"),
        Asked("When do you use a rip saw?", (), "Saws"),
        Asked("How long does bone glue stay open?", ("- Until it gels.",), "Glue"),
    ]


def test_questions_that_link_to_their_answers_elsewhere() -> None:
    reading = read("""
        # Kiosk

        ## Till

        - [What is a float?](answers/float.md)
        - [Why count twice?](answers/count.md) 🔥
    """)
    assert [question.text for question in asked(reading)] == ["What is a float?", "Why count twice? 🔥"]
    assert told(reading) == [(5, "answers/float.md"), (6, "answers/count.md")]


def test_a_numbered_list_with_answers_between_its_items() -> None:
    reading = read("""
        # Ferry

        1. What is a spring line?

        It stops the boat from running ahead.

        2. **What is leeway?**

        Drift before the wind.

        ```
        angle
        ```
    """)
    assert asked(reading) == [
        Asked("What is a spring line?", ("It stops the boat from running ahead.",)),
        Asked("What is leeway?", ("Drift before the wind.\n\n```\nangle\n```",)),
    ]


def test_pairs_in_paragraphs_and_in_bold() -> None:
    reading = read("""
        # Library Desk

        Q: What is a call number?
        A: The place of a book.

        Q2. Can you renew by phone?
        Ans: Yes.
        Twice.

        **Question 3:** How do you calm a noisy group?

        **Answer:** I go there and sit down.

        Follow-ups:

        - And if they stay loud?
        - And if one is crying?
    """)
    assert asked(reading) == [
        Asked("What is a call number?", ("The place of a book.",)),
        Asked("Can you renew by phone?", ("Yes.\nTwice.",)),
        Asked(
            "How do you calm a noisy group?",
            ("I go there and sit down.",),
            "",
            (),
            ("And if they stay loud?", "And if one is crying?"),
        ),
    ]
    assert reading.manner == "Read as pairs of question and answer: 3 questions, all with an answer."


def test_tables_with_headings_in_their_usual_variants() -> None:
    reading = read("""
        # Post Room

        ## Parcels

        | # | Prompt | Model answer | Difficulty | Colour |
        |---|--------|--------------|------------|--------|
        | 1 | What is a manifest? | A list<br>of loads | Easy | red |
        | 2 | Describe a bad label | One that \\| peels | Hard | |
    """)
    assert asked(reading) == [
        Asked("What is a manifest?", ("A list\nof loads",), "Parcels", ("easy",)),
        Asked("Describe a bad label", ("One that | peels",), "Parcels", ("hard",)),
    ]
    assert told(reading) == [(7, "red")]
