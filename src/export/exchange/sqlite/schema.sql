-- What `wasit export --format sqlite` makes. Ids are those of the dictionaries
-- and of events.jsonl; offsets are bytes of the decoded text; dates are ISO 8601.

CREATE TABLE documents (
    id TEXT PRIMARY KEY, title TEXT, published TEXT, source TEXT, language TEXT, url TEXT
) WITHOUT ROWID;
CREATE TABLE kinds (id TEXT PRIMARY KEY, ar TEXT NOT NULL, en TEXT NOT NULL, plover TEXT, cameo TEXT) WITHOUT ROWID;
CREATE TABLE role_names (id TEXT PRIMARY KEY, ar TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE topics (id TEXT PRIMARY KEY, ar TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (id TEXT PRIMARY KEY, ar TEXT NOT NULL, en TEXT NOT NULL, within TEXT) WITHOUT ROWID;
CREATE TABLE actors (id TEXT PRIMARY KEY, ar TEXT NOT NULL, en TEXT NOT NULL, type TEXT) WITHOUT ROWID;
CREATE TABLE acts_for (actor TEXT NOT NULL, side TEXT NOT NULL, PRIMARY KEY (actor, side)) WITHOUT ROWID;

-- `position` is the place of an event in time; the undated come last.
CREATE TABLE events (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL REFERENCES kinds,
    status TEXT NOT NULL CHECK (status IN ('actual', 'planned', 'possible', 'denied')),
    date TEXT, date_start TEXT, date_end TEXT, precision TEXT, place TEXT, confidence REAL NOT NULL,
    documents INTEGER NOT NULL, mentions INTEGER NOT NULL, first_report TEXT, last_report TEXT
) WITHOUT ROWID;
CREATE INDEX events_by_time ON events (position);
CREATE INDEX events_by_kind ON events (kind);

-- Who takes part as what: an actor itself, or a side that is acted for.
CREATE TABLE roles (
    event TEXT NOT NULL REFERENCES events, role TEXT NOT NULL, who TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('actor', 'side')), PRIMARY KEY (event, role, level, who)
) WITHOUT ROWID;
CREATE INDEX roles_by_who ON roles (who, role);
CREATE TABLE event_topics (event TEXT NOT NULL, topic TEXT NOT NULL, PRIMARY KEY (event, topic)) WITHOUT ROWID;
CREATE TABLE event_sources (event TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (event, source)) WITHOUT ROWID;
CREATE TABLE outlets (event TEXT NOT NULL, outlet TEXT NOT NULL, PRIMARY KEY (event, outlet)) WITHOUT ROWID;
CREATE TABLE follows (
    event TEXT NOT NULL, earlier TEXT NOT NULL, stage TEXT NOT NULL, PRIMARY KEY (event, earlier, stage)
) WITHOUT ROWID;

CREATE TABLE mentions (
    event TEXT NOT NULL REFERENCES events, nth INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents,
    line INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, sentence TEXT,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, "trigger" TEXT,
    status TEXT NOT NULL, date TEXT, source TEXT, rule TEXT NOT NULL, confidence REAL NOT NULL,
    PRIMARY KEY (event, nth)
) WITHOUT ROWID;
CREATE INDEX mentions_by_document ON mentions (document, line);
CREATE TABLE mention_roles (
    event TEXT NOT NULL, nth INTEGER NOT NULL, filler INTEGER NOT NULL, role TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT, actors TEXT NOT NULL, sides TEXT NOT NULL,
    PRIMARY KEY (event, nth, filler)
) WITHOUT ROWID;

-- Full text: `folded` is the sentence as `wasit` compares it (without vowels,
-- one alif, one ya), found by any three letters of it or more, so that articles and
-- conjunctions that are written with a word do not hide it. Ask in folded letters:
-- SELECT event, sentence FROM search WHERE search MATCH 'الاسري';
CREATE VIRTUAL TABLE search USING fts5 (event UNINDEXED, document UNINDEXED, sentence UNINDEXED, folded, tokenize = 'trigram');

-- The sides in a role; where no side is known, the actors.
CREATE VIEW members AS
SELECT event, role, who FROM roles
WHERE level = 'side' OR NOT EXISTS (
    SELECT 1 FROM roles AS side WHERE side.event = roles.event AND side.role = roles.role AND side.level = 'side'
);

-- Those who are named in a role; where nobody is, the sides.
CREATE VIEW named AS
SELECT event, role, who FROM roles
WHERE level = 'actor' OR NOT EXISTS (
    SELECT 1 FROM roles AS actor WHERE actor.event = roles.event AND actor.role = roles.role AND actor.level = 'actor'
);

-- wasit mediated: who mediated between whom, about what.
CREATE VIEW mediated AS
SELECT e.position, e.id AS event, e.status, e.date,
    (SELECT group_concat(who, '; ') FROM (SELECT who FROM members WHERE event = e.id AND role = 'mediator' ORDER BY who)) AS mediator,
    (SELECT group_concat(who, '; ') FROM (SELECT who FROM members WHERE event = e.id AND role = 'party' ORDER BY who)) AS party,
    (SELECT group_concat(topic, '; ') FROM (SELECT topic FROM event_topics WHERE event = e.id ORDER BY topic)) AS topic,
    e.place, e.documents, e.mentions AS reports
FROM events AS e
WHERE EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'mediator')
ORDER BY e.position;

-- wasit timeline: what happened, by date. `who` is `role=actor+actor; role=actor`.
CREATE VIEW timeline AS
SELECT e.position, e.id AS event, e.date, e.date_start, e.date_end, e.kind, e.status,
    (SELECT group_concat(role || '=' || all_of_role, '; ') FROM (
        SELECT role, group_concat(who, '+') AS all_of_role
        FROM (SELECT role, who FROM named WHERE event = e.id ORDER BY role, who) GROUP BY role ORDER BY role
    )) AS who,
    e.place,
    (SELECT group_concat(topic, '; ') FROM (SELECT topic FROM event_topics WHERE event = e.id ORDER BY topic)) AS topic,
    m.document, m.line, m.sentence
FROM events AS e JOIN mentions AS m ON m.event = e.id AND m.nth = 0
ORDER BY e.position;

-- wasit between: what links two, as what each takes part.
CREATE VIEW linked AS
SELECT DISTINCT e.position, a.who AS a, b.who AS b, e.id AS event, e.kind, e.date, e.date_start, e.date_end, e.status,
    a.role AS a_role, b.role AS b_role, e.place
FROM roles AS a JOIN roles AS b ON a.event = b.event AND a.who <> b.who JOIN events AS e ON e.id = a.event;

-- wasit actor: in which events each takes part, as what.
CREATE VIEW takes_part AS
SELECT DISTINCT e.position, r.who, r.role, e.id AS event, e.kind, e.date, e.status, e.place
FROM roles AS r JOIN events AS e ON e.id = r.event;

-- wasit stats: how many events there are of each kind and status.
CREATE VIEW stats AS SELECT kind, status, count(*) AS events FROM events GROUP BY kind, status;
