// What the analyses keep: segments, traits of people, targets and their history, own figures, advertising costs, reports made.

export const analysis = `
-- A saved choice of people. rule: JSON (segments/model.ts); content: what to say to them, in the shop's words.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  content TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  changedAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;

-- 好み, 用途, きっかけ, ご家族 as somebody heard them; anchored like all that is known of a person.
CREATE TABLE trait (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  since INTEGER NOT NULL,
  endedOn INTEGER
) STRICT;
CREATE INDEX traitContact ON trait (contactId);

-- Every target there ever was: the latest by day, then id, is the one of now (value NULL = given up). kpi: a code, or own:<id>.
CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  kpi TEXT NOT NULL,
  value REAL,
  setOn INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- A figure of the shop's own making: one count over another. Both parts: JSON (kpis/model.ts).
CREATE TABLE ownKpi (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;

-- Advertising costs by month ('YYYY-MM') and medium ('' = all media together).
CREATE TABLE adCost (
  month TEXT NOT NULL,
  medium TEXT NOT NULL,
  yen INTEGER NOT NULL,
  PRIMARY KEY (month, medium)
) STRICT, WITHOUT ROWID;

-- Reports made, with their figures: what the next one compares itself with.
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  asOf INTEGER NOT NULL,
  madeAt TEXT NOT NULL,
  kind TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT;
`
