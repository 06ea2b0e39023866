"""Pairs of questions with what should be said of them; the scoring was mended on these until it was good.

`SAME` are questions of which a curator would keep one. `TRAPS` look alike and ask something else.
"""

SAME: tuple[tuple[str, str], ...] = (
    # Behaviour, any trade
    (
        "Tell me about a time when you disagreed with your manager.",
        "Describe a situation where you had a disagreement with your boss. How did you resolve it?",
    ),
    ("Give me an example of a goal that you missed.", "Tell me about a time you missed a goal."),
    ("How do you deal with stress at work?", "How do you handle stress?"),
    (
        "Describe a time when you had to learn something new in a hurry.",
        "Tell me about something new that you had to learn quickly.",
    ),
    ("What motivates you?", "What is it that motivates you in your work?"),
    (
        "Tell me about a conflict with a colleague and how you resolved it.",
        "How did you resolve a conflict with a co-worker?",
    ),
    (
        "Describe a mistake that you made and what you learned from it.",
        "Tell me about a mistake you made. What did it teach you?",
    ),
    (
        "How do you prioritise when everything is urgent?",
        "Everything on your list is urgent. How do you prioritize?",
    ),
    ("How do you keep your knowledge up to date?", "What do you do to keep your knowledge current?"),
    ("Why do you want to leave your current job?", "Why are you leaving your job?"),
    (
        "Tell me about a time you had to meet a tight deadline.",
        "Describe a tight deadline that you had to meet, and how you met it.",
    ),
    # Software
    ("What is dependency injection and why is it useful?", "Explain dependency injection."),
    ("How do you review a pull request?", "Walk me through how you review pull requests."),
    ("How does garbage collection work?", "Explain how garbage collection works in Java."),
    ("What is the difference between a process and a thread?", "How does a thread differ from a process?"),
    ("How would you design a URL shortener?", "Design a service that shortens URLs."),
    ("Explain what a database index is.", "What is an index in a database, and when would you add one?"),
    (
        "How do you make sure that a migration can be rolled back?",
        "How do you ensure a migration can be rolled back safely?",
    ),
    ("When would you choose a NoSQL database?", "In which cases would you choose a NoSQL data base?"),
    ("How do you find the cause of a slow query?", "A query is slow. How do you find out the cause?"),
    ("What is technical debt and how do you manage it?", "How do you manage technical debt?"),
    ("What are microservices?", "Can you explain what micro-services are?"),
    ("How do you write tests for legacy code?", "How would you go about testing legacy code?"),
    # Data
    (
        "How do you deal with class imbalance in training data?",
        "How would you handle imbalanced classes when training a model?",
    ),
    ("What is overfitting?", "Explain overfitting and how to prevent it."),
    (
        "How do you choose the number of clusters in k-means?",
        "In k-means clustering, how do you choose the number of clusters?",
    ),
    (
        "How do you explain a p-value to a layman?",
        "How would you explain p-values to someone who is no statistician?",
    ),
    ("How do you detect outliers?", "What methods do you use for the detection of outliers?"),
    ("How would you design an A/B test?", "Walk me through designing an A/B test for a new checkout."),
    # Sales and support
    (
        "How do you research a prospect before the first call?",
        "Before a first call, how do you research the prospect?",
    ),
    ("Tell me about the largest deal you have closed.", "What is the largest deal that you ever closed?"),
    (
        "How do you handle an angry customer on the phone?",
        "An angry client is on the phone. How do you deal with them?",
    ),
    (
        "How do you respond when a customer asks for a refund that the policy does not allow?",
        "A customer demands a refund that your policy doesn't allow. What do you say?",
    ),
    ("When do you escalate a ticket?", "How do you decide when to escalate a support ticket?"),
    ("How do you qualify a lead?", "Describe how you qualify leads."),
    ("How do you win back a customer who has cancelled?", "How would you win back a cancelled customer?"),
    # Leading
    ("How do you run a one-on-one meeting?", "Describe how you run your one on one meetings."),
    (
        "How do you help an underperforming employee?",
        "Tell me about an underperforming employee whom you helped to improve.",
    ),
    ("How do you delegate work?", "How do you decide what to delegate and to whom?"),
    ("How do you build trust in a new team?", "You take over a new team. How do you build trust?"),
    ("Describe how you set goals for your team.", "How do you set the goals of a team?"),
    (
        "How do you measure the performance of your department?",
        "How is your department's performance measured?",
    ),
    # Care and teaching
    (
        "What would you do if a resident refused their medication?",
        "A resident refuses to take her medication. What do you do?",
    ),
    (
        "How do you prevent falls on a ward?",
        "What measures do you take for the prevention of falls on your ward?",
    ),
    (
        "Describe how you hand over patients at the end of a shift.",
        "How do you do the patient handover at shift end?",
    ),
    ("How do you keep a class quiet?", "What do you do to keep your class quiet?"),
    (
        "How do you involve parents who never come to school?",
        "Some parents never come to school. How do you involve them?",
    ),
    (
        "What would you do if you suspected that a child is being neglected?",
        "You suspect neglect of a child. What would you do?",
    ),
    # Operations, kitchen, crafts
    (
        "How do you plan a delivery route for twenty stops?",
        "How would you plan the route of a delivery with twenty stops?",
    ),
    (
        "How do you sharpen and store your knives?",
        "How do you sharpen your knives, and how do you store them?",
    ),
    (
        "How do you check that food is stored at the right temperature?",
        "How do you make sure food is stored at a safe temperature?",
    ),
    (
        "What do you inspect before you start a forklift?",
        "Which inspections do you make before starting a forklift?",
    ),
    ("How do you cut waste in a warehouse?", "How do you reduce waste in the warehouse?"),
    ("How do you find a leak in a pipe behind a wall?", "How would you locate a leaking pipe behind a wall?"),
    ("How do you keep to the budget of a building site?", "How do you keep a building site within budget?"),
    ("How do you read an electrical drawing?", "Show me how you would read an electrical drawing."),
    # Design, product, marketing, finance, law
    ("How do you take criticism of your designs?", "How do you respond when your designs are criticised?"),
    ("Walk me through your portfolio.", "Take me through the portfolio that you brought."),
    ("How do you decide what goes on the roadmap?", "How do you decide what to put on your product roadmap?"),
    (
        "How do you choose channels for a campaign with a small budget?",
        "You have a small budget for a campaign. Which channels do you choose?",
    ),
    (
        "How do you reconcile two accounts that disagree?",
        "Two accounts don't agree. How do you reconcile them?",
    ),
    ("What is working capital?", "Explain working capital and why it matters."),
    ("How do you recognise a phishing mail?", "How can you recognize phishing emails?"),
    (
        "How do you explain a contract to a client who is no lawyer?",
        "How would you explain the contract to a client who isn't a lawyer?",
    ),
    # Once held out: the first draft of the scoring found 19 of these 20, and 3 of the traps below
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
    # Held out after that: the second draft found 18 of these 20, and 3 of the traps below
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
    # The same opening
    (
        "Tell me about a time when you disagreed with your manager.",
        "Tell me about a time when you disagreed with a customer.",
    ),
    ("Tell me about a time when you led a project.", "Tell me about a time when you lost a customer."),
    (
        "Describe a situation in which you had to make a quick decision.",
        "Describe a situation in which you had to learn a new tool.",
    ),
    (
        "Can you walk me through how you would plan a hiring round?",
        "Can you walk me through how you would plan a data migration?",
    ),
    ("What would you do if a colleague was often late?", "What would you do if the server was down?"),
    (
        "Give me an example of how you saved your team money.",
        "Give me an example of how you trained a new colleague.",
    ),
    ("How do you make sure that your code is readable?", "How do you make sure that your figures are right?"),
    ("What steps did you take to become a nurse?", "What steps did you take to reduce the cost?"),
    (
        "Have you ever had to work with someone you did not like?",
        "Have you ever had to work with a budget that was cut?",
    ),
    (
        "Walk me through a model that you brought into production yourself.",
        "What do you do about concept drift once a model is in production?",
    ),
    # One decisive word
    ("How do you detect overfitting?", "How do you detect underfitting?"),
    ("How would you model this in SQL?", "How would you model this in NoSQL?"),
    ("How do you manage memory in C?", "How do you manage memory in C++?"),
    ("What is supervised learning?", "What is unsupervised learning?"),
    ("How do you use generics in Java?", "How do you use generics in C#?"),
    ("Describe your biggest success.", "Describe your biggest failure."),
    ("What do you like most about your job?", "What do you like least about your job?"),
    ("How do you handle inbound calls?", "How do you handle outbound calls?"),
    ("How do you work with junior engineers?", "How do you work with senior engineers?"),
    ("What is the advantage of microservices?", "What is the disadvantage of microservices?"),
    ("How do you onboard a new customer?", "How do you onboard a new employee?"),
    (
        "What would you do with a budget of 1,000 a month?",
        "What would you do with a budget of 50,000 a month?",
    ),
    ("How would you scale to 10 users?", "How would you scale to 10 million users?"),
    ("When do you use a stack?", "When do you use a queue?"),
    ("Why should we hire you?", "Why should we not hire you?"),
    ("How do you sell with a demo?", "How do you sell without a demo?"),
    ("How do you measure blood pressure?", "How do you measure blood sugar?"),
    ("How do you care for a newborn?", "How do you care for an elderly patient?"),
    ("How do you increase conversion?", "How do you increase retention?"),
    ("How do you write unit tests?", "How do you write integration tests?"),
    ("What is symmetric encryption?", "What is asymmetric encryption?"),
    ("How do you hand over to the night shift?", "How do you hand over to the relatives?"),
    (
        "Explain the difference between bagging and boosting.",
        "Explain the difference between a decision tree and a random forest.",
    ),
    (
        "Explain the difference between precision and recall.",
        "Explain the difference between precision and accuracy.",
    ),
    ("How do you open the shop in the morning?", "How do you close the shop in the evening?"),
    ("How do you prepare before a meeting?", "How do you follow up after a meeting?"),
    ("How do you lead a team of three?", "How do you lead a team of three hundred?"),
    ("What is a deadlock?", "What is a livelock?"),
    ("How do you calculate gross margin?", "How do you calculate net margin?"),
    ("How do you deploy to staging?", "How do you deploy to production?"),
    ("How do you test an iOS app?", "How do you test an Android app?"),
    ("How do you treat a burn?", "How do you treat a sprain?"),
    # The same field, another matter
    ("How do you handle missing data in a dataset?", "How do you handle outliers in a dataset?"),
    ("How do you select features for a model?", "How do you monitor a model in production?"),
    ("How do you explain a model to a business audience?", "How do you retrain a model on a schedule?"),
    ("How do you write a job advert?", "How do you read a job reference?"),
    ("How do you clean a deep fryer?", "How do you season a frying pan?"),
    ("How do you plan the lessons of a term?", "How do you mark the essays of a class?"),
    ("How do you negotiate a renewal?", "How do you forecast renewals?"),
    ("How do you design an onboarding for a mobile app?", "How do you design an icon for a mobile app?"),
    ("How do you choose a database for a new service?", "How do you name the endpoints of a new service?"),
    ("How do you store chemicals in a laboratory?", "How do you calibrate scales in a laboratory?"),
    ("Which tools do you use for wireframes?", "Which tools do you use for bookkeeping?"),
    ("How do you lift a heavy box?", "How do you pack a heavy box?"),
    ("What do you do when two residents quarrel?", "What do you do when a resident wanders off at night?"),
    ("How do you price a new product?", "How do you name a new product?"),
    ("How do you back up a database?", "How do you normalise a database?"),
    ("How do you estimate a story that nobody understands?", "How do you split a story that is too large?"),
    ("How do you welcome guests who arrive early?", "How do you bill guests who leave early?"),
    ("What does a good commit message say?", "What does a good error message say?"),
    ("How would you improve our website?", "How would you improve our return process?"),
    ("How do you keep patients' data confidential?", "How do you keep patients comfortable?"),
    ("How do you insulate a roof?", "How do you drain a flat roof?"),
    ("How do you audit a supplier?", "How do you pay a supplier?"),
    # A shorter one is not the longer one
    (
        "How do you manage a project?",
        "How do you manage the expectations of stakeholders when a project is late?",
    ),
    (
        "Tell me about your team.",
        "Tell me about a time when your team missed a release because of a dependency.",
    ),
    ("What is a class?", "How do you keep a class of thirty pupils attentive after lunch?"),
    ("How do you use data?", "How do you convince an executive with data that contradicts her opinion?"),
    # Once held out
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
    # Held out after that
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
