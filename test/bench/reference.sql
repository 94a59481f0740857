-- The yardstick: the sqlite3 command line doing the same in plain SQL, as a database person would write it.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
.mode csv
.import :file: staging
BEGIN;
CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT, name TEXT, phone TEXT, postalCode TEXT, prefecture TEXT, city TEXT, address TEXT);
INSERT INTO customer (email, name, phone, postalCode, prefecture, city, address)
  SELECT lower(Email), "Billing Name", "Billing Phone", "Billing Zip", "Billing Province Name", "Billing City", "Billing Address1"
  FROM staging WHERE "Billing Name" <> '' GROUP BY lower(Email);
CREATE UNIQUE INDEX customerEmail ON customer (email);
CREATE INDEX customerPhone ON customer (phone);
CREATE INDEX customerPlace ON customer (name, postalCode);
CREATE TABLE product (id INTEGER PRIMARY KEY, code TEXT, name TEXT);
INSERT INTO product (code, name) SELECT "Lineitem sku", min("Lineitem name") FROM staging GROUP BY 1;
CREATE UNIQUE INDEX productCode ON product (code);
CREATE TABLE orders (id INTEGER PRIMARY KEY, orderNo TEXT, customerId INTEGER, orderedOn TEXT, time TEXT, goods INTEGER, shipping INTEGER,
  discount INTEGER, refund INTEGER, total INTEGER, status TEXT, payment TEXT, cancelledAt TEXT, note TEXT);
INSERT INTO orders (orderNo, customerId, orderedOn, time, goods, shipping, discount, refund, total, status, payment, cancelledAt, note)
  SELECT s.Name, c.id, substr("Created at", 1, 10), substr("Created at", 12, 5), CAST(Subtotal AS INTEGER), CAST(Shipping AS INTEGER),
    CAST("Discount Amount" AS INTEGER), CAST("Refunded Amount" AS INTEGER), CAST(Total AS INTEGER), "Financial Status", "Payment Method", "Cancelled at", Notes
  FROM staging s JOIN customer c ON c.email = lower(s.Email) WHERE s.Total <> '';
CREATE UNIQUE INDEX orderNo ON orders (orderNo);
CREATE TABLE orderLine (orderId INTEGER, productId INTEGER, quantity INTEGER, price INTEGER, amount INTEGER);
INSERT INTO orderLine SELECT o.id, p.id, CAST("Lineitem quantity" AS INTEGER), CAST("Lineitem price" AS INTEGER), CAST("Lineitem quantity" AS INTEGER) * CAST("Lineitem price" AS INTEGER)
  FROM staging s JOIN orders o ON o.orderNo = s.Name JOIN product p ON p.code = s."Lineitem sku";
CREATE INDEX orderCustomer ON orders (customerId);
CREATE INDEX lineOrder ON orderLine (orderId);
CREATE INDEX orderDay ON orders (orderedOn);
DROP TABLE staging;
COMMIT;
SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM orderLine), (SELECT count(*) FROM customer), (SELECT sum(goods) FROM orders);
