// Undo of imports, people's decisions about who is who, saved mappings, bulk fixes, subscriptions.

export const identity = `
-- An undone import stays in the history; its sightings are gone.
ALTER TABLE import ADD COLUMN undoneAt TEXT;

-- gone: no living file shows this block any more, but something is anchored to it. What hangs on it is shown with its heir.
ALTER TABLE contact ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN heirId INTEGER;
CREATE INDEX contactGone ON contact (heirId) WHERE gone = 1;

-- Lists of members, and customers entered by hand (file 0): which file showed a block without an order.
CREATE TABLE memberSeen (
  contactId INTEGER NOT NULL REFERENCES contact (id),
  fileId INTEGER NOT NULL,
  registeredDay INTEGER NOT NULL,
  PRIMARY KEY (contactId, fileId)
) STRICT, WITHOUT ROWID;
INSERT INTO memberSeen (contactId, fileId, registeredDay) SELECT id, 0, registeredDay FROM contact WHERE registeredDay IS NOT NULL;

-- The name under which each file shows a product: the product's name is the latest.
CREATE TABLE productName (
  productId INTEGER NOT NULL REFERENCES product (id),
  fileId INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (productId, fileId)
) STRICT, WITHOUT ROWID;

-- What a person said about who is who. Pairs name contact blocks by content (contact.hash), so a decision waits for a block that
-- is gone. Of several decisions about one pair the latest that is not undone holds.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  decidedAt TEXT NOT NULL,
  undoneAt TEXT
) STRICT;
CREATE TABLE decisionPair (
  decisionId INTEGER NOT NULL REFERENCES decision (id),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  together INTEGER,
  PRIMARY KEY (decisionId, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX decisionPairA ON decisionPair (a);
CREATE INDEX decisionPairB ON decisionPair (b);

-- A field of a customer that is to be shown as one certain block has it.
CREATE TABLE pin (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  field TEXT NOT NULL,
  sourceId INTEGER NOT NULL REFERENCES contact (id),
  pinnedAt TEXT NOT NULL,
  endedAt TEXT
) STRICT;
CREATE INDEX pinContact ON pin (contactId);

-- How the columns of an unknown layout are to be read, known again by its headings.
CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  headerKey TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL,
  savedAt TEXT NOT NULL
) STRICT;

-- One bulk fix = many edits that can be taken back together.
CREATE TABLE bulkFix (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  madeAt TEXT NOT NULL,
  count INTEGER NOT NULL,
  undoneAt TEXT
) STRICT;
ALTER TABLE edit ADD COLUMN bulkFixId INTEGER REFERENCES bulkFix (id);

-- 定期. An order's own contract number where its file has one; what a person said of a product; contracts entered or confirmed.
ALTER TABLE orders ADD COLUMN contractKey TEXT;
ALTER TABLE product ADD COLUMN subscriptionAsked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE product ADD COLUMN cycleDays INTEGER;
ALTER TABLE product ADD COLUMN plannedCount INTEGER;
CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  contractKey TEXT NOT NULL,
  productId INTEGER REFERENCES product (id),
  startedOn INTEGER NOT NULL,
  cycleDays INTEGER,
  plannedCount INTEGER,
  createdAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;
CREATE INDEX contractContact ON contract (contactId);
CREATE TABLE contractEvent (
  id INTEGER PRIMARY KEY,
  contractId INTEGER NOT NULL REFERENCES contract (id),
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  untilDay INTEGER,
  cycleDays INTEGER,
  reason TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;
CREATE INDEX contractEventContract ON contractEvent (contractId);
`
