"""PostgreSQL: generated columns of words with their places, in one GIN index; `{table}` is filled in.

The words are told one by one, so that no parser of the server reads them in its own way.
"""

FUNCTIONS = (
    r"""CREATE OR REPLACE FUNCTION questionbank_vector(words text, weight text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(string_agg('''' || word || ''':' || least(place, 16383) || weight, ' '), '')::tsvector
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each(word, place) WHERE word <> ''
    $$""",
    r"""CREATE OR REPLACE FUNCTION questionbank_facets(facets text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_to_tsvector(array_remove(string_to_array(facets, ' '), ''))
    $$""",
    # Few hits are best gathered by the index and sorted; of many, the newest are met soon by going
    # backwards. The planner thinks too well of the second way, so it is asked how many it expects.
    r"""CREATE OR REPLACE FUNCTION questionbank_newest(
        place regclass, words text, wanted text, among bigint[], most integer)
    RETURNS TABLE (found bigint, facets text) LANGUAGE plpgsql
    SET jit = off SET enable_seqscan = off SET enable_indexscan = on SET random_page_cost = 1.1 AS $$
    DECLARE
        condition text := format('facets @@ %L::tsquery', wanted);
        ordering text := 'id';
        plan json;
    BEGIN
        IF words <> '' THEN
            condition := condition || format(' AND vector @@ %L::tsquery', words);
        END IF;
        IF among IS NOT NULL THEN
            condition := condition || format(' AND id = ANY (%L::bigint[])', among);
        END IF;
        EXECUTE format('EXPLAIN (FORMAT JSON) SELECT 1 FROM %s WHERE %s', place, condition) INTO plan;
        IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float < 20000 THEN
            PERFORM set_config('enable_indexscan', 'off', true);
            ordering := 'id + 0';
        END IF;
        RETURN QUERY EXECUTE format(
            'SELECT id, own || '' '' || decided || '' '' || tags FROM %s WHERE %s ORDER BY %s DESC LIMIT %s',
            place, condition, ordering, most);
    END $$""",
    r"""CREATE OR REPLACE FUNCTION questionbank_question_decided() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE questionbank_questionwords SET decided = '=s' || NEW.state
            || ' =c' || coalesce(NEW.competency_id::text, '') || ' =k' || NEW.kind || ' =n' || NEW.seniority
            || ' =l' || NEW.language
        WHERE id = NEW.id;
        RETURN NULL;
    END $$""",
    r"""CREATE OR REPLACE FUNCTION questionbank_question_tagged() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE questionbank_questionwords SET tags = trim(tags || ' =t' || NEW.tag_id)
        WHERE id = NEW.question_id;
        RETURN NULL;
    END $$""",
    r"""CREATE OR REPLACE FUNCTION questionbank_question_untagged() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE questionbank_questionwords
        SET tags = trim(replace(' ' || tags || ' ', ' =t' || OLD.tag_id || ' ', ' '))
        WHERE id = OLD.question_id;
        RETURN NULL;
    END $$""",
)
INDEX = (
    """ALTER TABLE {table}
        ADD COLUMN vector tsvector GENERATED ALWAYS AS (
            questionbank_vector(title || ' =', 'A') || questionbank_vector(about || ' =', 'B')
            || questionbank_vector(detail, 'C')) STORED,
        ADD COLUMN facets tsvector GENERATED ALWAYS AS (
            questionbank_facets(own || ' ' || decided || ' ' || tags)) STORED""",
    "CREATE INDEX {table}_fts ON {table} USING gin (vector, facets) WITH (fastupdate = off)",
)
NO_INDEX = (
    "DROP INDEX IF EXISTS {table}_fts",
    "ALTER TABLE {table} DROP COLUMN IF EXISTS vector, DROP COLUMN IF EXISTS facets",
)
FOLLOWING = (
    *FUNCTIONS,
    """CREATE OR REPLACE TRIGGER questionbank_question_decided
    AFTER UPDATE OF state, competency_id, kind, seniority, language ON questionbank_question FOR EACH ROW
    WHEN ((OLD.state, OLD.competency_id, OLD.kind, OLD.seniority, OLD.language)
        IS DISTINCT FROM (NEW.state, NEW.competency_id, NEW.kind, NEW.seniority, NEW.language))
    EXECUTE FUNCTION questionbank_question_decided()""",
    """CREATE OR REPLACE TRIGGER questionbank_question_tagged
    AFTER INSERT ON questionbank_question_tags FOR EACH ROW
    EXECUTE FUNCTION questionbank_question_tagged()""",
    """CREATE OR REPLACE TRIGGER questionbank_question_untagged
    AFTER DELETE ON questionbank_question_tags FOR EACH ROW
    EXECUTE FUNCTION questionbank_question_untagged()""",
)
NOT_FOLLOWING = (
    "DROP TRIGGER IF EXISTS questionbank_question_decided ON questionbank_question",
    "DROP TRIGGER IF EXISTS questionbank_question_tagged ON questionbank_question_tags",
    "DROP TRIGGER IF EXISTS questionbank_question_untagged ON questionbank_question_tags",
)
NO_FUNCTIONS = (
    "DROP FUNCTION IF EXISTS questionbank_question_decided, questionbank_question_tagged",
    "DROP FUNCTION IF EXISTS questionbank_question_untagged, questionbank_newest",
    "DROP FUNCTION IF EXISTS questionbank_vector, questionbank_facets",
)
AFTER_LOADING = (
    "ANALYZE questionbank_questionwords",
    "ANALYZE questionbank_templatewords",
    "ANALYZE questionbank_question",
    "ANALYZE questionbank_knownword",
)
