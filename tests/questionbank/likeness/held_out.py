"""Pairs that nothing was mended on: they were written before the third draft and looked at once, after it."""

SAME: tuple[tuple[str, str], ...] = (
    ("How do you clean a coffee machine?", "Describe how a coffee machine is cleaned."),
    ("How do you ship a hotfix?", "A hotfix is needed. How do you ship it?"),
    ("What is a foreign key?", "What are foreign keys for?"),
    ("Tell me about a time when you convinced a sceptic.", "Describe how you once convinced a sceptic."),
    (
        "How do you check a patient's identity before surgery?",
        "Before surgery, how do you verify the identity of the patient?",
    ),
    ("How do you say no to a feature request?", "How would you say no to a request for a feature?"),
    ("How do you budget for travel?", "How do you make a travel budget?"),
    ("Explain the CAP theorem.", "What does the CAP theorem say, and when have you met it?"),
    ("How do you keep the shop window attractive?", "What do you do to make the shop window attractive?"),
    ("How do you find new customers?", "Describe how you find new clients."),
    ("What do you do when a machine jams?", "A machine jams. What are your first steps?"),
    ("How do you teach reading to adults?", "How would you teach adults to read?"),
    ("How do you mentor a junior developer?", "Describe how you have mentored junior developers."),
    ("Tell me about a time when you had to fire someone.", "Have you ever had to dismiss an employee?"),
    ("How do you schedule social media posts?", "How do you plan and schedule posts on social media?"),
    ("How do you write an alt text?", "How would you write alternative (alt) texts for pictures?"),
    (
        "How do you read the body language of a candidate?",
        "What do you read from an applicant's body language?",
    ),
    ("What is the purpose of a load balancer?", "Why would you use a load balancer?"),
    ("How do you remove graffiti from brick?", "How is graffiti removed from a brick wall?"),
    (
        "How do you split a large user story?",
        "How do you go about splitting user stories that are too large?",
    ),
)

TRAPS: tuple[tuple[str, str], ...] = (
    ("How do you clean a coffee machine?", "How do you repair a coffee machine?"),
    ("What is a foreign key?", "What is a foreign exchange risk?"),
    ("How do you encrypt data at rest?", "How do you encrypt data in transit?"),
    ("How do you find new customers?", "How do you keep old customers?"),
    (
        "Tell me about a time when you convinced a sceptic.",
        "Tell me about a time when you comforted a widow.",
    ),
    ("How do you write a press release?", "How do you write a release note?"),
    ("How do you prune an apple tree?", "How do you plant an apple tree?"),
    ("How do you start a shift?", "How do you swap a shift?"),
    ("How do you plan capacity?", "How do you plan a wedding?"),
    ("What is polymorphism?", "What is encapsulation?"),
    ("How do you greet a guest?", "How do you evict a guest?"),
    ("How would you reduce churn?", "How would you measure churn?"),
    ("How do you check a patient's identity?", "How do you check a patient's pulse?"),
    ("Describe a time when you were too strict.", "Describe a time when you were too lenient."),
    ("How do you load a truck?", "How do you unload a truck?"),
    ("How do you manage a remote team?", "How do you manage a warehouse team?"),
    ("Which books have shaped how you lead?", "Which mistakes have shaped how you lead?"),
    ("What is the hardest part of selling?", "What is the nicest part of selling?"),
    ("How do you interview a witness?", "How do you protect a witness?"),
    ("How do you sort a list in Python?", "How do you sort a list in Haskell?"),
)
