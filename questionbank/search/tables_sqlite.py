"""SQLite: an FTS5 table over each table of words, kept by triggers; `{table}` is filled in."""

INDEX = (
    """CREATE VIRTUAL TABLE {table}_fts USING fts5(
        title, about, detail, own, decided, tags, content='{table}', content_rowid='id', prefix='2 3',
        tokenize="unicode61 remove_diacritics 2 tokenchars '_='")""",
    "INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')",
)
KEEPING = (
    """CREATE TRIGGER IF NOT EXISTS {table}_made AFTER INSERT ON {table} BEGIN
        INSERT INTO {table}_fts(rowid, title, about, detail, own, decided, tags)
        VALUES (NEW.id, NEW.title, NEW.about, NEW.detail, NEW.own, NEW.decided, NEW.tags);
    END""",
    """CREATE TRIGGER IF NOT EXISTS {table}_gone AFTER DELETE ON {table} BEGIN
        INSERT INTO {table}_fts({table}_fts, rowid, title, about, detail, own, decided, tags)
        VALUES ('delete', OLD.id, OLD.title, OLD.about, OLD.detail, OLD.own, OLD.decided, OLD.tags);
    END""",
    """CREATE TRIGGER IF NOT EXISTS {table}_changed AFTER UPDATE ON {table}
    WHEN OLD.title <> NEW.title OR OLD.about <> NEW.about OR OLD.detail <> NEW.detail OR OLD.own <> NEW.own
        OR OLD.decided <> NEW.decided OR OLD.tags <> NEW.tags
    BEGIN
        INSERT INTO {table}_fts({table}_fts, rowid, title, about, detail, own, decided, tags)
        VALUES ('delete', OLD.id, OLD.title, OLD.about, OLD.detail, OLD.own, OLD.decided, OLD.tags);
        INSERT INTO {table}_fts(rowid, title, about, detail, own, decided, tags)
        VALUES (NEW.id, NEW.title, NEW.about, NEW.detail, NEW.own, NEW.decided, NEW.tags);
    END""",
)
NO_INDEX = (
    "DROP TRIGGER IF EXISTS {table}_made",
    "DROP TRIGGER IF EXISTS {table}_gone",
    "DROP TRIGGER IF EXISTS {table}_changed",
    "DROP TABLE IF EXISTS {table}_fts",
)
# What is decided about a question, whoever decides it: told to its words.
FOLLOWING = (
    """CREATE TRIGGER IF NOT EXISTS questionbank_question_decided
    AFTER UPDATE OF state, competency_id, kind, seniority, language ON questionbank_question
    WHEN OLD.state <> NEW.state OR OLD.competency_id IS NOT NEW.competency_id OR OLD.kind <> NEW.kind
        OR OLD.seniority <> NEW.seniority OR OLD.language <> NEW.language
    BEGIN
        UPDATE questionbank_questionwords SET decided = '=s' || NEW.state
            || ' =c' || coalesce(NEW.competency_id, '') || ' =k' || NEW.kind || ' =n' || NEW.seniority
            || ' =l' || NEW.language
        WHERE id = NEW.id;
    END""",
    """CREATE TRIGGER IF NOT EXISTS questionbank_question_tagged
    AFTER INSERT ON questionbank_question_tags BEGIN
        UPDATE questionbank_questionwords SET tags = trim(tags || ' =t' || NEW.tag_id)
        WHERE id = NEW.question_id;
    END""",
    """CREATE TRIGGER IF NOT EXISTS questionbank_question_untagged
    AFTER DELETE ON questionbank_question_tags BEGIN
        UPDATE questionbank_questionwords
        SET tags = trim(replace(' ' || tags || ' ', ' =t' || OLD.tag_id || ' ', ' '))
        WHERE id = OLD.question_id;
    END""",
)
NOT_FOLLOWING = (
    "DROP TRIGGER IF EXISTS questionbank_question_decided",
    "DROP TRIGGER IF EXISTS questionbank_question_tagged",
    "DROP TRIGGER IF EXISTS questionbank_question_untagged",
)
AFTER_LOADING = ("ANALYZE",)
