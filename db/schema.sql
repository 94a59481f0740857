CREATE INDEX consentContact ON consent (contactId);

CREATE INDEX contactCustomer ON contact (customerId);

CREATE INDEX contactGone ON contact (heirId) WHERE gone = 1;

CREATE UNIQUE INDEX contactHash ON contact (hash);

CREATE INDEX contractContact ON contract (contactId);

CREATE INDEX contractEventContract ON contractEvent (contractId);

CREATE INDEX decisionPairA ON decisionPair (a);

CREATE INDEX decisionPairB ON decisionPair (b);

CREATE INDEX editContact ON edit (contactId);

CREATE INDEX importFileImport ON importFile (importId);

CREATE INDEX interactionContact ON interaction (contactId, day);

CREATE INDEX markContact ON mark (contactId);

CREATE INDEX orderContact ON orders (contactId, orderedDay);

CREATE UNIQUE INDEX orderNo ON orders (channelId, orderNo);

CREATE INDEX outputItemContact ON outputItem (contactId);

CREATE INDEX pinContact ON pin (contactId);

CREATE INDEX stopContact ON stop (contactId);

CREATE INDEX taskContact ON task (contactId);

CREATE INDEX taskState ON task (state, due);

CREATE INDEX traitContact ON trait (contactId);

CREATE TABLE adCost (
  month TEXT NOT NULL,
  medium TEXT NOT NULL,
  yen INTEGER NOT NULL,
  PRIMARY KEY (month, medium)
) STRICT, WITHOUT ROWID;

CREATE TABLE bulkFix (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  madeAt TEXT NOT NULL,
  count INTEGER NOT NULL,
  undoneAt TEXT
) STRICT;

CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  marketplace INTEGER NOT NULL,
  contactAllowed INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  medium TEXT NOT NULL,
  givenOn INTEGER NOT NULL,
  how TEXT NOT NULL,
  endedOn INTEGER
) STRICT;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  channelId INTEGER NOT NULL REFERENCES channel (id),
  customerId INTEGER NOT NULL,
  hash TEXT NOT NULL,
  channelCustomerId TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  familyName TEXT NOT NULL DEFAULT '',
  givenName TEXT NOT NULL DEFAULT '',
  kana TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  postalCode TEXT NOT NULL DEFAULT '',
  prefecture TEXT NOT NULL DEFAULT '',
  address1 TEXT NOT NULL DEFAULT '',
  address2 TEXT NOT NULL DEFAULT '',
  company TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '',
  registeredDay INTEGER
, gone INTEGER NOT NULL DEFAULT 0, heirId INTEGER) STRICT;

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

CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  kana TEXT NOT NULL DEFAULT '',
  company TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  postalCode TEXT NOT NULL DEFAULT '',
  prefecture TEXT NOT NULL DEFAULT '',
  address1 TEXT NOT NULL DEFAULT '',
  address2 TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  sex TEXT NOT NULL DEFAULT '',
  registeredDay INTEGER,
  excluded INTEGER NOT NULL DEFAULT 0,
  searchKey TEXT NOT NULL DEFAULT '',
  sortKey TEXT NOT NULL DEFAULT ''
) STRICT;

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

CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  before TEXT NOT NULL,
  editedAt TEXT NOT NULL
, bulkFixId INTEGER REFERENCES bulkFix (id)) STRICT;

CREATE TABLE excludedOrder (
  channelId INTEGER NOT NULL REFERENCES channel (id),
  orderNo TEXT NOT NULL,
  note TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (channelId, orderNo)
) STRICT, WITHOUT ROWID;

CREATE TABLE factsCache (
  name TEXT PRIMARY KEY,
  dataVersion INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  startedAt TEXT NOT NULL,
  newOrders INTEGER NOT NULL,
  updatedOrders INTEGER NOT NULL,
  unchangedOrders INTEGER NOT NULL,
  newCustomers INTEGER NOT NULL,
  joinedCustomers INTEGER NOT NULL,
  seconds REAL NOT NULL
, undoneAt TEXT) STRICT;

CREATE TABLE importFile (
  id INTEGER PRIMARY KEY,
  importId INTEGER NOT NULL REFERENCES import (id),
  channelId INTEGER NOT NULL REFERENCES channel (id),
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  rows INTEGER NOT NULL,
  rejectedRows INTEGER NOT NULL,
  droppedValues INTEGER NOT NULL,
  firstDay INTEGER,
  lastDay INTEGER,
  -- The orders that this file was the first to show: it saw all of them, in version 1.
  firstOrderId INTEGER,
  lastOrderId INTEGER
) STRICT;

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

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  headerKey TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL,
  savedAt TEXT NOT NULL
) STRICT;

CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  since INTEGER NOT NULL,
  note TEXT NOT NULL,
  addressKey TEXT NOT NULL,
  endedOn INTEGER
) STRICT;

CREATE TABLE matchKey (
  key INTEGER NOT NULL,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (key, contactId)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberSeen (
  contactId INTEGER NOT NULL REFERENCES contact (id),
  fileId INTEGER NOT NULL,
  registeredDay INTEGER NOT NULL,
  PRIMARY KEY (contactId, fileId)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE orderLine (
  orderId INTEGER NOT NULL REFERENCES orders (id),
  seq INTEGER NOT NULL,
  productId INTEGER NOT NULL REFERENCES product (id),
  quantity INTEGER NOT NULL,
  unitPrice INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  taxPercent INTEGER,
  PRIMARY KEY (orderId, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE orderVersion (
  orderId INTEGER NOT NULL REFERENCES orders (id),
  version INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (orderId, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  channelId INTEGER NOT NULL REFERENCES channel (id),
  orderNo TEXT NOT NULL,
  contactId INTEGER REFERENCES contact (id),
  orderedDay INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  state TEXT,
  cancelledDay INTEGER,
  paid INTEGER,
  shippedDay INTEGER,
  goods INTEGER,
  shipping INTEGER,
  fee INTEGER,
  discount INTEGER,
  points INTEGER,
  outsidePayment INTEGER,
  refund INTEGER,
  paymentMethod TEXT,
  note TEXT,
  subscription INTEGER,
  gift INTEGER,
  sales INTEGER NOT NULL,
  total INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  version INTEGER NOT NULL
, contractKey TEXT) STRICT;

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

CREATE TABLE ownKpi (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  numerator TEXT NOT NULL,
  denominator TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;

CREATE TABLE pin (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  field TEXT NOT NULL,
  sourceId INTEGER NOT NULL REFERENCES contact (id),
  pinnedAt TEXT NOT NULL,
  endedAt TEXT
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  trial INTEGER NOT NULL DEFAULT 0,
  subscription INTEGER NOT NULL DEFAULT 0,
  gift INTEGER NOT NULL DEFAULT 0
, shortName TEXT NOT NULL DEFAULT '', category TEXT NOT NULL DEFAULT '', daysPerUnit INTEGER, subscriptionAsked INTEGER NOT NULL DEFAULT 0, cycleDays INTEGER, plannedCount INTEGER) STRICT;

CREATE TABLE productName (
  productId INTEGER NOT NULL REFERENCES product (id),
  fileId INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (productId, fileId)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejectedRow (
  fileId INTEGER NOT NULL REFERENCES importFile (id),
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  value TEXT NOT NULL,
  kept INTEGER NOT NULL,
  PRIMARY KEY (fileId, line, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  asOf INTEGER NOT NULL,
  madeAt TEXT NOT NULL,
  kind TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT;

CREATE TABLE seen (
  orderId INTEGER NOT NULL,
  fileId INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (orderId, fileId)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  content TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  changedAt TEXT NOT NULL,
  removedAt TEXT
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE stop (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  medium TEXT NOT NULL,
  since INTEGER NOT NULL,
  source TEXT NOT NULL,
  endedOn INTEGER
) STRICT;

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  kpi TEXT NOT NULL,
  value REAL,
  setOn INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

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

CREATE TABLE trait (
  id INTEGER PRIMARY KEY,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  since INTEGER NOT NULL,
  endedOn INTEGER
) STRICT;
