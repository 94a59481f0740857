// The first schema: settings, channels, products, contact blocks, customers, orders, and what each import saw.

export const start = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('dataVersion', 0);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  marketplace INTEGER NOT NULL,
  contactAllowed INTEGER NOT NULL
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  trial INTEGER NOT NULL DEFAULT 0,
  subscription INTEGER NOT NULL DEFAULT 0,
  gift INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One import = one or several files taken in together.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  startedAt TEXT NOT NULL,
  newOrders INTEGER NOT NULL,
  updatedOrders INTEGER NOT NULL,
  unchangedOrders INTEGER NOT NULL,
  newCustomers INTEGER NOT NULL,
  joinedCustomers INTEGER NOT NULL,
  seconds REAL NOT NULL
) STRICT;

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
CREATE INDEX importFileImport ON importFile (importId);

CREATE TABLE rejectedRow (
  fileId INTEGER NOT NULL REFERENCES importFile (id),
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  value TEXT NOT NULL,
  kept INTEGER NOT NULL,
  PRIMARY KEY (fileId, line, seq)
) STRICT, WITHOUT ROWID;

-- A person as identity sees them. The id is that of the smallest of their contact blocks.
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

-- A contact block exactly as a file gave it, stored once per distinct content: the source records of a customer.
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
) STRICT;

-- Hashes of the keys under which contact blocks can meet; a clash only makes identity look at one record more.
CREATE TABLE matchKey (
  key INTEGER NOT NULL,
  contactId INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (key, contactId)
) STRICT, WITHOUT ROWID;

-- The current state of an order: field by field the latest that any import not undone has seen.
-- Money: whole yen, tax included. Days: days since 1970-01-01 in the shop's zone; minute -1 = unknown.
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
) STRICT;

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

-- Which version of an order each later file showed, also when nothing had changed: undo and re-import stand on this.
-- The first sighting of an order needs no row: importFile.firstOrderId … lastOrderId.
CREATE TABLE seen (
  orderId INTEGER NOT NULL,
  fileId INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (orderId, fileId)
) STRICT, WITHOUT ROWID;

-- What a version said; only for orders of which two sightings differ.
CREATE TABLE orderVersion (
  orderId INTEGER NOT NULL REFERENCES orders (id),
  version INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (orderId, version)
) STRICT, WITHOUT ROWID;

-- The facts as columns, ready to load; stamped with the data version they were made from.
CREATE TABLE factsCache (
  name TEXT PRIMARY KEY,
  dataVersion INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`

/** Indexes of the big tables; dropped and made again around the first import of an empty shop, which halves its time. */
export const bigIndexes = {
  orderNo: 'CREATE UNIQUE INDEX orderNo ON orders (channelId, orderNo)',
  orderContact: 'CREATE INDEX orderContact ON orders (contactId, orderedDay)',
  contactHash: 'CREATE UNIQUE INDEX contactHash ON contact (hash)',
  contactCustomer: 'CREATE INDEX contactCustomer ON contact (customerId)',
} as const
