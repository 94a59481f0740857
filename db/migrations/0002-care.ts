// Caring for customers: stops and consents, marks, edits by hand, what was said and sent, tasks, printed outputs.
// Everything hangs on a contact block (contactId), not on a customer: it survives joining, splitting and importing again.

export const care = `
ALTER TABLE product ADD COLUMN shortName TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE product ADD COLUMN daysPerUnit INTEGER;

-- "Do not write / call / mail": ended by a person only, never by an import.
CREATE TABLE stop (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  medium TEXT NOT NULL,
  since INTEGER NOT NULL,
  source TEXT NOT NULL,
  endedOn INTEGER
) STRICT;
CREATE INDEX stopContact ON stop (contactId);

-- Recorded consent to advertising mail: when and how.
CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  medium TEXT NOT NULL,
  givenOn INTEGER NOT NULL,
  how TEXT NOT NULL,
  endedOn INTEGER
) STRICT;
CREATE INDEX consentContact ON consent (contactId);

-- returned: mail came back from this address (addressKey); deceased; excluded: own, staff, wholesale, tests.
CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  since INTEGER NOT NULL,
  note TEXT NOT NULL,
  addressKey TEXT NOT NULL,
  endedOn INTEGER
) STRICT;
CREATE INDEX markContact ON mark (contactId);

-- Orders left out of every figure by hand.
CREATE TABLE excludedOrder (
  channelId INTEGER NOT NULL REFERENCES channel (id),
  orderNo TEXT NOT NULL,
  note TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (channelId, orderNo)
) STRICT, WITHOUT ROWID;

-- Fields of a customer written by hand; the newest edit of a field is what is shown.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  before TEXT NOT NULL,
  editedAt TEXT NOT NULL
) STRICT;
CREATE INDEX editContact ON edit (contactId);

-- Scenario tasks: never twice for one reason (scenario, event).
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  scenario TEXT NOT NULL,
  event TEXT NOT NULL,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  createdOn INTEGER NOT NULL,
  due INTEGER NOT NULL,
  validUntil INTEGER NOT NULL,
  channel TEXT NOT NULL,
  owner TEXT NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  product TEXT NOT NULL,
  state TEXT NOT NULL,
  closedOn INTEGER,
  closedWhy TEXT NOT NULL,
  UNIQUE (scenario, event)
) STRICT;
CREATE INDEX taskState ON task (state, due);
CREATE INDEX taskContact ON task (contactId);

-- What was said, written or heard: calls, visits, letters by hand, voices, complaints, notes.
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  taskId INTEGER REFERENCES task (id),
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  inbound INTEGER NOT NULL,
  selling INTEGER NOT NULL,
  result TEXT NOT NULL,
  text TEXT NOT NULL,
  staff TEXT NOT NULL,
  open INTEGER NOT NULL,
  createdAt TEXT NOT NULL
) STRICT;
CREATE INDEX interactionContact ON interaction (contactId, day);

-- One run of printing or writing a list, and who was in it.
CREATE TABLE output (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  medium TEXT NOT NULL,
  day INTEGER NOT NULL,
  madeAt TEXT NOT NULL,
  people TEXT NOT NULL,
  count INTEGER NOT NULL,
  target TEXT NOT NULL
) STRICT;
CREATE TABLE outputItem (
  outputId INTEGER NOT NULL REFERENCES output (id),
  seq INTEGER NOT NULL,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (outputId, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX outputItemContact ON outputItem (contactId);
`
