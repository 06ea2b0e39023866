"""Pairs that nothing was mended on: they were written after the others and looked at once, at the end."""

SAME: tuple[tuple[str, str], ...] = (
    (
        "How do you calm a child who is afraid of the dentist?",
        "A child is afraid of the dentist. How do you calm her?",
    ),
    ("How do you translate an idiom?", "How would you go about translating idioms?"),
    ("Describe how you plan a sprint.", "How do you plan sprints?"),
    (
        "What would you do if the fire alarm rang in the middle of a lesson?",
        "The fire alarm rings during a lesson. What do you do?",
    ),
    ("How do you win the trust of a sceptical buyer?", "A buyer is sceptical. How do you win her trust?"),
    ("What is eventual consistency?", "Explain eventual consistency and name a system that has it."),
    ("How do you mix concrete for a foundation?", "Explain how you mix the concrete for a foundation."),
    ("Tell me about a time when you spotted a fraud.", "Have you ever spotted fraud? What did you do?"),
    ("How do you document an API?", "What do you do to document your APIs?"),
    ("How do you choose a font for a long text?", "Which font would you choose for long texts, and why?"),
    (
        "Tell me about a campaign that flopped.",
        "Describe a campaign of yours that flopped. What did you learn?",
    ),
    (
        "How do you check references of an applicant?",
        "How do you go about checking a candidate's references?",
    ),
    ("How do you dispose of needles?", "Walk me through how needles are disposed of."),
    (
        "How would you lay out a warehouse for fragile goods?",
        "How do you lay out a warehouse when goods are fragile?",
    ),
    ("What is a closure in JavaScript?", "Explain closures in JavaScript."),
    (
        "Tell me about a time you had to say no to a customer.",
        "When did you last have to say no to a client?",
    ),
    ("How do you estimate the size of a market?", "How would you estimate market size?"),
    ("How do you make shift plans that are fair?", "How do you make a fair shift plan?"),
    (
        "Describe a time when you changed your mind.",
        "What was the last thing that you changed your mind about?",
    ),
    ("How do you tune a guitar by ear?", "Show me how you tune guitars by ear."),
)

TRAPS: tuple[tuple[str, str], ...] = (
    (
        "Tell me about a time when you had to work at night.",
        "Tell me about a time when you had to work abroad.",
    ),
    ("How do you paint a ceiling?", "How do you plaster a ceiling?"),
    ("What is a primary key?", "What is a foreign key?"),
    ("How do you announce good news to a team?", "How do you announce bad news to a team?"),
    ("How do you start a negotiation?", "How do you end a negotiation?"),
    (
        "Describe a time when you trusted a colleague too much.",
        "Describe a time when you trusted a forecast too much.",
    ),
    (
        "What is the difference between a lead and a prospect?",
        "What is the difference between a router and a switch?",
    ),
    ("How do you grade a group project?", "How do you fund a group project?"),
    ("How would you speed up the build?", "How would you secure the build?"),
    ("How do you feed a patient who can't swallow?", "How do you wash a patient who can't stand?"),
    ("When should a class be abstract?", "When should a class be final?"),
    ("How do you set a price for consulting?", "How do you set a price for a software licence?"),
    ("What do you ask in an exit interview?", "What do you ask in a user interview?"),
    ("How do you handle a late supplier?", "How do you handle a rude supplier?"),
    ("What is horizontal scaling?", "What is vertical scaling?"),
    ("How do you brief a photographer?", "How do you brief a lawyer?"),
    ("How do you read a balance sheet?", "How do you read a sales contract?"),
    ("What makes a dashboard useful?", "What makes a dashboard slow?"),
    ("How do you carry a tray of glasses?", "How do you polish glasses?"),
    ("Tell me about a rule that you changed.", "Tell me about a rule that you broke."),
)
