-- A library: one file with everything that was read, coded, linked and decided.
-- Days are ISO dates; points of time are UTC, `YYYY-MM-DDTHH:MM:SSZ`; empty text means "not told", NULL "not known" or "none".

CREATE TABLE runs (                     -- every time that something was added, coded again, judged or reviewed (a day's review is one)
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('add', 'recode', 'judge', 'review')),
  started TEXT NOT NULL,
  ended TEXT,                           -- NULL: going on, or killed
  code TEXT NOT NULL,                   -- version of the program
  knowledge TEXT NOT NULL               -- version of the knowledge
);

CREATE TABLE articles (                 -- what is long stands last, so that the rest is read without it
  row INTEGER PRIMARY KEY,              -- its row in article_words
  id TEXT NOT NULL UNIQUE,              -- hash of the raw bytes
  name TEXT NOT NULL,                   -- id that the input gave
  title TEXT NOT NULL,
  published TEXT,
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  lang TEXT NOT NULL,
  genre TEXT NOT NULL,                  -- news, digest, opinion or statement
  source TEXT NOT NULL,                 -- file and line that it was read from
  words INTEGER NOT NULL,
  knowledge TEXT NOT NULL,              -- version that coded it
  failure TEXT NOT NULL,                -- why it could not be coded, empty if it was
  story TEXT NOT NULL,                  -- the first article of which this is a copy; its own id if it is none
  likeness REAL NOT NULL,               -- to that article, 0 to 1
  run INTEGER NOT NULL REFERENCES runs (id),
  text TEXT NOT NULL,
  raw BLOB NOT NULL,                    -- as it came
  marks BLOB NOT NULL                   -- offsets of the words: start and end of each as 32-bit little-endian numbers
);
CREATE INDEX articles_run ON articles (run);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_outlet ON articles (outlet, published);

CREATE TABLE appearances (              -- where an article stood: the same bytes may come from several outlets
  article TEXT NOT NULL REFERENCES articles (id),
  outlet TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  published TEXT,
  source TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (id),
  PRIMARY KEY (article, outlet, name, url)
) WITHOUT ROWID;

CREATE TABLE sketches (                 -- bands of the MinHash of an article, by which copies are found
  band INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  day TEXT NOT NULL,                    -- of publication: copies are looked for among articles of the same days only
  article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (band, hash, day, article)
) WITHOUT ROWID;

CREATE TABLE shingles (                 -- the whole MinHash, to measure how like two articles are
  article TEXT PRIMARY KEY REFERENCES articles (id),
  sketch BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  words TEXT NOT NULL,                  -- the words of the report that tells most
  date_from TEXT,
  date_to TEXT,
  date_precision TEXT NOT NULL,
  date_inferred INTEGER NOT NULL,       -- 1: from the day of publication, not from a text
  place_id TEXT NOT NULL,
  place_name TEXT NOT NULL,
  country TEXT NOT NULL,
  lat REAL,
  lon REAL,
  where_prec INTEGER NOT NULL,
  ground TEXT NOT NULL,
  reports INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  voices INTEGER NOT NULL,
  killed_low INTEGER,
  killed_best INTEGER,
  killed_high INTEGER,
  disputes TEXT NOT NULL,               -- kinds of contradiction, joined by blanks
  run INTEGER NOT NULL REFERENCES runs (id),
  ended INTEGER REFERENCES runs (id),   -- not NULL: a tombstone
  merged_into TEXT REFERENCES events (id)
) WITHOUT ROWID;
CREATE INDEX events_run ON events (run);
CREATE INDEX events_date ON events (date_from);
CREATE INDEX events_place ON events (place_id, date_from);
CREATE INDEX events_size ON events (reports);
CREATE INDEX events_latest ON events (date_from IS NULL, date_from DESC, reports DESC, id, disputes) WHERE ended IS NULL AND reports > 0;

CREATE TABLE reports (                  -- what is long stands last, so that the rest is read without it
  row INTEGER PRIMARY KEY,              -- its row in report_words
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,               -- of the trigger
  quote_start INTEGER NOT NULL,         -- of the sentence
  quote_end INTEGER NOT NULL,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  stance TEXT NOT NULL,
  ground TEXT NOT NULL,
  day_from TEXT,                        -- when it can have been: the text's time, else what its article allows
  day_to TEXT,
  day_inferred INTEGER NOT NULL,
  place_id TEXT NOT NULL,
  country TEXT NOT NULL,                -- of the place
  voice TEXT NOT NULL,                  -- nearest source: actor, else folded name; empty for the narrator
  confidence REAL NOT NULL,
  event TEXT REFERENCES events (id),
  run INTEGER NOT NULL REFERENCES runs (id),   -- that found it first
  coded INTEGER NOT NULL REFERENCES runs (id), -- that coded it as it is now
  withdrawn INTEGER REFERENCES runs (id), -- not NULL: a later coding no longer finds it
  terms TEXT NOT NULL,                  -- the rare words of the sentence, by which details are compared
  hints TEXT NOT NULL,                  -- how it takes up what was told before: definite, anchored, other
  link TEXT NOT NULL,                   -- JSON: why it stands in its event
  data TEXT NOT NULL                    -- the report as `riwaya code` writes it
);
CREATE INDEX reports_brief ON reports ( -- all that conditions ask for, so that what is long need not be read; by row, as search finds them
  row, article, start, id, type, mode, stance, ground, voice, place_id, country, day_from, day_to, event, withdrawn
);
CREATE INDEX reports_run ON reports (run);
CREATE INDEX reports_article ON reports (article, start);
CREATE INDEX reports_event ON reports (event, withdrawn, confidence, id);
CREATE INDEX reports_type ON reports (type, day_from);
CREATE INDEX reports_day ON reports (day_from);
CREATE INDEX reports_place ON reports (place_id, type);
CREATE INDEX reports_unplaced ON reports (country) WHERE place_id = '';
CREATE INDEX reports_voice ON reports (voice);
CREATE INDEX reports_claiming ON reports (place_id, country, stance, ground, withdrawn) -- those that can claim who holds a place
  WHERE (type = 'CONTROL' OR (type = 'RETREAT' AND mode = 'withdraw' AND json_extract(data, '$.control') IS NOT NULL)
  OR (type = 'COERCE' AND mode = 'restrict' AND json_extract(data, '$.frame') = 'coerce-besiege')); -- as riwaya.store.holds.CLAIMING says

CREATE TABLE participants (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  slot TEXT NOT NULL CHECK (slot IN ('agent', 'patient', 'voice', 'gained_by', 'lost_by')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  fold TEXT NOT NULL,                   -- search form of the text
  actor TEXT NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (report, slot, position)
) WITHOUT ROWID;
CREATE INDEX participants_actor ON participants (actor, slot);
CREATE INDEX participants_fold ON participants (fold);
CREATE INDEX participants_voice ON participants (fold, text) WHERE slot = 'voice';

CREATE TABLE counts (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

CREATE TABLE blocks (                   -- where to look for an event: one row for each key that one of its reports has
  block TEXT NOT NULL,
  event TEXT NOT NULL REFERENCES events (id),
  PRIMARY KEY (block, event)
) WITHOUT ROWID;
CREATE INDEX blocks_event ON blocks (event);

CREATE TABLE stale (                    -- events whose listing is older than their reports; the next pause or run writes it anew
  event TEXT PRIMARY KEY REFERENCES events (id)
) WITHOUT ROWID;

CREATE TABLE judgements (               -- decisions of people: rows are only ever added
  id INTEGER PRIMARY KEY,
  relation TEXT NOT NULL CHECK (relation IN ('same', 'different', 'unsure', 'undo')),
  a TEXT REFERENCES reports (id),
  b TEXT REFERENCES reports (id),
  undoes INTEGER REFERENCES judgements (id),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX judgements_a ON judgements (a);
CREATE INDEX judgements_b ON judgements (b);

CREATE TABLE moves (                    -- reports that a judgement or a merging moved, so that it can be undone
  judgement INTEGER REFERENCES judgements (id), -- NULL: linking found two events to be one
  report TEXT NOT NULL REFERENCES reports (id),
  before TEXT NOT NULL REFERENCES events (id),
  after TEXT NOT NULL REFERENCES events (id)
);
CREATE INDEX moves_judgement ON moves (judgement, before, after);
CREATE INDEX moves_report ON moves (report);
CREATE INDEX moves_before ON moves (before);

-- Review. What reviewers and adjudicators said is only ever added to; `reviewed` follows from it and says what holds now.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL,                 -- its id; of one that the program missed, the id that it got with the decision
  article TEXT NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,               -- of the trigger, which stays: it finds the report again when a later coding names it otherwise
  end INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'correct', 'add', 'skip', 'undo')),
  fields TEXT NOT NULL,                 -- JSON: the corrected fields, or all of an added report, as reports are written
  base TEXT NOT NULL,                   -- JSON: the report that was shown to the reviewer; empty if the report is an added one
  late INTEGER NOT NULL,                -- 1: made on an older version than the library's; kept, but it does not count
  undoes INTEGER REFERENCES decisions (id),
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX decisions_report ON decisions (report, coder);
CREATE INDEX decisions_coder ON decisions (coder, id);
CREATE INDEX decisions_article ON decisions (article);
CREATE INDEX decisions_undoes ON decisions (undoes);

CREATE TABLE adjudications (            -- who decided between reviewers; a later one on the same field takes the place of an earlier one
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL,
  fields TEXT NOT NULL,                 -- JSON: the value that holds, by field; `outcome` is keep or reject
  late INTEGER NOT NULL,
  undoes INTEGER REFERENCES adjudications (id),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX adjudications_report ON adjudications (report);
CREATE INDEX adjudications_undoes ON adjudications (undoes);

CREATE TABLE reviewed (                 -- reports about which people decided; `reports` has what holds, this what the program said
  report TEXT PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id),
  state TEXT NOT NULL CHECK (state IN ('accepted', 'corrected', 'rejected', 'added', 'disputed')),
  adjudicated INTEGER NOT NULL,         -- 1: a field of it was decided between reviewers
  reviewers TEXT NOT NULL,              -- JSON: names, in the order of the alphabet
  at TEXT NOT NULL,                     -- when it was decided last
  machine TEXT,                         -- the program's report; NULL if it has none, or no longer finds it
  data TEXT NOT NULL,                   -- the report that holds; of a rejected one, the report that was rejected
  home TEXT REFERENCES events (id)      -- the event that it left because its type was corrected; NULL if it stands where it stood
) WITHOUT ROWID;
CREATE INDEX reviewed_article ON reviewed (article);
CREATE INDEX reviewed_state ON reviewed (state);

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN SELECT RAISE (ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER adjudications_stay BEFORE UPDATE ON adjudications BEGIN SELECT RAISE (ABORT, 'adjudications are only ever added'); END;
CREATE TRIGGER adjudications_last BEFORE DELETE ON adjudications BEGIN SELECT RAISE (ABORT, 'adjudications are only ever added'); END;

CREATE TABLE changes (                  -- what was altered after it had been added
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs (id),
  at TEXT NOT NULL,
  kind TEXT NOT NULL,                   -- report-changed, report-withdrawn, report-returned, report-moved, report-reviewed, event-merged, event-ended, event-returned
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL
);
CREATE INDEX changes_at ON changes (at);

-- What the knowledge says of actors and places, so that a library explains itself without it.
CREATE TABLE known_actors (
  id TEXT PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE actor_names (fold TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (fold, actor)) WITHOUT ROWID;
CREATE TABLE known_places (
  id TEXT PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_ar TEXT NOT NULL,
  kind TEXT NOT NULL,
  lat REAL,
  lon REAL,
  precision INTEGER NOT NULL,
  country TEXT NOT NULL,
  parent TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX known_places_parent ON known_places (parent);
CREATE TABLE place_names (fold TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (fold, place)) WITHOUT ROWID;
CREATE TABLE labels (                   -- how a name is meant: self, neutral, honouring, pejorative
  actor TEXT NOT NULL,
  fold TEXT NOT NULL,
  class TEXT NOT NULL,
  PRIMARY KEY (actor, fold)
) WITHOUT ROWID;
CREATE TABLE event_words (              -- words for one and the same thing
  fold TEXT NOT NULL,
  about TEXT NOT NULL,
  class TEXT NOT NULL,
  favours TEXT NOT NULL,
  PRIMARY KEY (fold, about)
) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Search, by the rows of articles and reports: keys without clitics and spelling variants; `exact` is the word as written, less vowel signs.
CREATE VIRTUAL TABLE article_words USING fts5 (keys, exact, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE report_words USING fts5 (keys, exact, names, tokenize = 'unicode61 remove_diacritics 0');
CREATE TABLE words (fold TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (fold, key)) WITHOUT ROWID;

-- Counts. Triggers keep them, whoever writes: a question about an outlet or an actor must not have to go through all reports.
CREATE TABLE printed (article TEXT NOT NULL, outlet TEXT NOT NULL, PRIMARY KEY (article, outlet)) WITHOUT ROWID; -- appearances, each outlet once
CREATE INDEX printed_outlet ON printed (outlet);
CREATE TABLE outlets (outlet TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tallies (                  -- reports that hold, once for each outlet
  outlet TEXT NOT NULL,
  type TEXT NOT NULL,
  stance TEXT NOT NULL,
  voice TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (outlet, type, stance, voice)
) WITHOUT ROWID;
CREATE TABLE event_outlets (            -- how many reports of an event stand in an outlet
  event TEXT NOT NULL,
  outlet TEXT NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (event, outlet)
) WITHOUT ROWID;
CREATE INDEX event_outlets_outlet ON event_outlets (outlet);
CREATE TABLE event_parts (              -- how often the reports of an event have an actor as agent and as patient
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  slot TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (actor, event, slot)
) WITHOUT ROWID;

CREATE TRIGGER appearances_come AFTER INSERT ON appearances BEGIN
  INSERT INTO printed VALUES (new.article, new.outlet) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER printed_come AFTER INSERT ON printed BEGIN
  INSERT INTO outlets VALUES (new.outlet, 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
  INSERT INTO tallies SELECT new.outlet, type, stance, voice, 1 FROM reports WHERE article = new.article AND withdrawn IS NULL
    ON CONFLICT DO UPDATE SET reports = reports + 1;
  INSERT INTO event_outlets SELECT event, new.outlet, 1 FROM reports
    WHERE article = new.article AND event IS NOT NULL AND withdrawn IS NULL ON CONFLICT DO UPDATE SET reports = reports + 1;
  INSERT INTO unsettled VALUES (new.article) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER reports_come AFTER INSERT ON reports BEGIN
  INSERT INTO unsettled VALUES (new.article) ON CONFLICT DO NOTHING;
  INSERT INTO tallies SELECT outlet, new.type, new.stance, new.voice, 1 FROM printed
    WHERE article = new.article AND new.withdrawn IS NULL ON CONFLICT DO UPDATE SET reports = reports + 1;
  INSERT INTO event_outlets SELECT new.event, outlet, 1 FROM printed
    WHERE article = new.article AND new.event IS NOT NULL AND new.withdrawn IS NULL ON CONFLICT DO UPDATE SET reports = reports + 1;
END;
CREATE TRIGGER reports_alter AFTER UPDATE OF data, withdrawn ON reports BEGIN
  INSERT INTO unsettled VALUES (new.article) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER tallies_alter AFTER UPDATE OF type, stance, voice, withdrawn ON reports
WHEN (old.type, old.stance, old.voice, old.withdrawn) IS NOT (new.type, new.stance, new.voice, new.withdrawn) BEGIN
  INSERT INTO tallies SELECT outlet, old.type, old.stance, old.voice, -1 FROM printed
    WHERE article = old.article AND old.withdrawn IS NULL ON CONFLICT DO UPDATE SET reports = reports - 1;
  INSERT INTO tallies SELECT outlet, new.type, new.stance, new.voice, 1 FROM printed
    WHERE article = new.article AND new.withdrawn IS NULL ON CONFLICT DO UPDATE SET reports = reports + 1;
END;
CREATE TRIGGER reports_leave AFTER UPDATE OF event, withdrawn ON reports
WHEN old.event IS NOT NULL AND old.withdrawn IS NULL AND (new.event IS NOT old.event OR new.withdrawn IS NOT NULL) BEGIN
  INSERT INTO event_outlets SELECT old.event, outlet, -1 FROM printed
    WHERE article = old.article ON CONFLICT DO UPDATE SET reports = reports - 1;
  DELETE FROM event_outlets WHERE event = old.event AND reports = 0;
  INSERT INTO event_parts SELECT actor, old.event, slot, -1 FROM participants
    WHERE report = old.id AND slot IN ('agent', 'patient') AND actor != '' ON CONFLICT DO UPDATE SET times = times - 1;
END;
CREATE TRIGGER reports_join AFTER UPDATE OF event, withdrawn ON reports
WHEN new.event IS NOT NULL AND new.withdrawn IS NULL AND (new.event IS NOT old.event OR old.withdrawn IS NOT NULL) BEGIN
  INSERT INTO event_outlets SELECT new.event, outlet, 1 FROM printed
    WHERE article = new.article ON CONFLICT DO UPDATE SET reports = reports + 1;
  INSERT INTO event_parts SELECT actor, new.event, slot, 1 FROM participants
    WHERE report = new.id AND slot IN ('agent', 'patient') AND actor != '' ON CONFLICT DO UPDATE SET times = times + 1;
END;
CREATE TRIGGER participants_come AFTER INSERT ON participants WHEN new.slot IN ('agent', 'patient') AND new.actor != '' BEGIN
  INSERT INTO event_parts SELECT new.actor, event, new.slot, 1 FROM reports
    WHERE id = new.report AND event IS NOT NULL AND withdrawn IS NULL ON CONFLICT DO UPDATE SET times = times + 1;
END;
CREATE TRIGGER participants_go AFTER DELETE ON participants WHEN old.slot IN ('agent', 'patient') AND old.actor != '' BEGIN
  INSERT INTO event_parts SELECT old.actor, event, old.slot, -1 FROM reports
    WHERE id = old.report AND event IS NOT NULL AND withdrawn IS NULL ON CONFLICT DO UPDATE SET times = times - 1;
END;
CREATE TRIGGER stories_alter AFTER UPDATE OF story ON articles BEGIN
  INSERT INTO unsettled VALUES (new.id) ON CONFLICT DO NOTHING;
END;

-- Wordings, in numbers of `strings`, so that a war's worth of them is counted at a glance. Days are numbers, 20190404, 0 if not known.
CREATE TABLE strings (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE unsettled (article TEXT PRIMARY KEY) WITHOUT ROWID; -- whose wordings are to be written anew before the transaction ends
CREATE TABLE name_uses (                -- a name in the sentence of a report (its row), once for each outlet
  report INTEGER NOT NULL,
  number INTEGER NOT NULL,
  outlet INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  speaker INTEGER NOT NULL,             -- empty for the outlet's own narration, else the source's actor or folded name
  speaker_text INTEGER NOT NULL,
  name INTEGER NOT NULL,                -- folded
  text INTEGER NOT NULL,
  day INTEGER NOT NULL,                 -- of publication
  copied INTEGER NOT NULL,              -- 1: the article is a copy of another outlet's
  PRIMARY KEY (report, number, outlet)
) WITHOUT ROWID;
CREATE INDEX name_uses_actor ON name_uses (actor, speaker, outlet, name, text, speaker_text, day, copied);
CREATE TABLE word_uses (                -- the listed word for its event in the sentence of a report
  report INTEGER NOT NULL,
  outlet INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  speaker_text INTEGER NOT NULL,
  known INTEGER NOT NULL,               -- as listed in event_words
  about INTEGER NOT NULL,
  text INTEGER NOT NULL,
  day INTEGER NOT NULL,
  copied INTEGER NOT NULL,
  PRIMARY KEY (report, outlet)
) WITHOUT ROWID;
CREATE TABLE word_parts (               -- the actors of a report that has such a word: agent, patient or both
  report INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (report, actor)
) WITHOUT ROWID;
