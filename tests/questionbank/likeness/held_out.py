"""Pairs that were written down before the first line of the scoring was, and that nothing was mended on."""

SAME: tuple[tuple[str, str], ...] = (
    (
        "Tell me about a time when you had to calm down an angry guest.",
        "Describe a situation in which you calmed an angry guest.",
    ),
    ("How do you prioritise your tickets on a busy day?", "On a busy day, how do you prioritize tickets?"),
    ("What is a race condition?", "Can you explain what a race condition is and how you would avoid one?"),
    (
        "How do you lift a patient safely?",
        "Explain how you would safely lift a heavy patient from bed to chair.",
    ),
    (
        "How do you decide whether a feature is worth building?",
        "What makes you decide that a feature is worth building, and what makes you drop it?",
    ),
    ("Describe a project that failed.", "Tell me about a failed project. What did you learn from it?"),
    (
        "How would you onboard a new colleague who works remotely?",
        "Walk me through onboarding a remote coworker.",
    ),
    (
        "How do you handle price objections?",
        "A buyer objects to the price. How do you deal with the objection?",
    ),
    ("What does idempotent mean?", "What does it mean for an operation to be idempotent?"),
    ("How do you check a weld before it is signed off?", "How do you check welds before signing them off?"),
    (
        "How do you make sure that an invoice is paid on time?",
        "What do you do to ensure that invoices are paid on time?",
    ),
    (
        "Tell me about a time when you gave difficult feedback to a peer.",
        "Have you ever had to give a peer difficult feedback? How did it go?",
    ),
    ("How do you debug a memory leak?", "Describe how you would find and debug memory leaks in a service."),
    (
        "How would you teach fractions to a pupil who is afraid of maths?",
        "A pupil is afraid of math. How would you teach them fractions?",
    ),
    ("Why do you want to work in hospice care?", "What makes you want to work in a hospice?"),
    ("How do you test the usability of a prototype?", "How do you run a usability test of a prototype?"),
    ("Describe your process for forecasting sales.", "How do you forecast sales?"),
    (
        "What steps do you take to prevent cross-contamination in a kitchen?",
        "How do you prevent cross contamination in the kitchen?",
    ),
    ("How do you keep a stock count accurate?", "How do you ensure the accuracy of stock counts?"),
    (
        "Explain the difference between a mutex and a semaphore.",
        "How does a semaphore differ from a mutex? When would you use each?",
    ),
)

TRAPS: tuple[tuple[str, str], ...] = (
    (
        "Tell me about a time when you had to persuade a supplier.",
        "Tell me about a time when you had to dismiss an employee.",
    ),
    ("How do you give feedback?", "How do you receive feedback?"),
    (
        "How would you raise prices for existing customers?",
        "How would you lower prices for existing customers?",
    ),
    ("Explain the difference between TCP and UDP.", "Explain the difference between HTTP and HTTPS."),
    ("What would you do in your first 30 days?", "What would you do in your first 90 days?"),
    ("When would you use a cache?", "When would you not use a cache?"),
    ("How do you care for a patient with dementia?", "How do you care for a patient with diabetes?"),
    ("Describe your greatest strength.", "Describe your greatest weakness."),
    ("How do you handle a late delivery?", "How do you handle a damaged delivery?"),
    ("What is a left join?", "What is an inner join?"),
    (
        "Walk me through how you would plan a product launch.",
        "Walk me through how you would plan a classroom lesson.",
    ),
    (
        "How do you motivate a team after a failed release?",
        "How do you motivate a team before a big release?",
    ),
    ("How would you test a login form by hand?", "How would you secure a login form against attacks?"),
    (
        "Describe a decision that you made without enough data.",
        "Describe a report that you made from sales data.",
    ),
    ("How do you wire a three-phase motor?", "How do you maintain a three-phase motor?"),
    (
        "Which metrics do you watch for a support team?",
        "Which metrics do you watch for a marketing campaign?",
    ),
    ("How do you hire engineers?", "How do you promote engineers?"),
    ("What do you know about our company?", "What do you know about fire regulations?"),
    ("How do you cook risotto for two hundred guests?", "How do you seat two hundred guests?"),
    ("What is eventual consistency?", "What is strong consistency?"),
)
