-- The same questions in plain SQL for DuckDB: one statement a panel, named by "-- name:". Each gives exactly the rows that
-- test/bench/compared.ts makes of our answer. Days are whole days since 1970-01-01; getvariable('d') is the as-of day.
-- Settings as a new shop has them (365, 365, 90 days; one occasion a day). Validity by the as-of day.

-- name: setup
CREATE MACRO dayOf(date) AS date_diff('day', DATE '1970-01-01', CAST(date AS DATE));
CREATE MACRO dateOf(day) AS DATE '1970-01-01' + CAST(day AS INTEGER);
CREATE MACRO yearStart(d) AS dayOf(dateOf(d + 1) - INTERVAL 12 MONTH);
CREATE MACRO valid(d) AS TABLE
  SELECT * FROM orders WHERE day <= d AND voidDay > d AND (customer IS NULL OR customer NOT IN (SELECT id FROM customers WHERE excluded));
CREATE MACRO occasion(d) AS TABLE
  SELECT customer, day, sum(goods) AS sales FROM valid(d) WHERE customer IS NOT NULL GROUP BY customer, day;
CREATE MACRO person(d) AS TABLE
  SELECT customer, count(*) AS n, min(day) AS first, max(day) AS last FROM occasion(d) GROUP BY customer;
CREATE MACRO tier(d) AS TABLE
  SELECT c.id, coalesce(p.n, 0) AS n,
    CASE WHEN p.n IS NULL THEN CASE WHEN least(c.registered, c.begun) <= d THEN 0 ELSE 5 END
      WHEN d - p.last >= 365 THEN 4 WHEN p.n = 1 THEN 1 WHEN p.last - p.first >= 365 THEN 3 ELSE 2 END AS tier
  FROM (SELECT id, registered, begun FROM customers LEFT JOIN (SELECT customer, min(day) AS begun FROM orders GROUP BY customer) ON customer = id WHERE NOT excluded) c
  LEFT JOIN person(d) p ON p.customer = c.id;

-- name: summary
WITH o AS (SELECT *, voidDay > getvariable('d') AS counts FROM orders
    WHERE day <= getvariable('d') AND (customer IS NULL OR customer NOT IN (SELECT id FROM customers WHERE excluded)))
SELECT count(*), count(*) FILTER (counts), count(*) FILTER (customer IS NULL), (SELECT count(*) FROM lines SEMI JOIN o ON o.id = lines.orderId),
  (SELECT count(*) FROM customers WHERE NOT excluded AND (registered <= getvariable('d') OR id IN (SELECT customer FROM o))),
  count(DISTINCT customer) FILTER (counts), sum(goods) FILTER (counts), sum(total) FILTER (counts), CAST(dateOf(min(day)) AS VARCHAR), CAST(dateOf(max(day)) AS VARCHAR)
FROM o;

-- name: tiers
SELECT count(*) FILTER (tier = 0), count(*) FILTER (tier = 1), count(*) FILTER (tier = 2), count(*) FILTER (tier = 2 AND n = 2), count(*) FILTER (tier = 2 AND n > 2),
  count(*) FILTER (tier = 3), count(*) FILTER (tier = 4), count(*) FILTER (tier = 4 AND n = 1), count(*) FILTER (tier = 4 AND n > 1), count(*) FILTER (tier < 5)
FROM tier(getvariable('d'));

-- name: moves
SELECT a.tier, b.tier, count(*) FROM tier(getvariable('d') - 90) a JOIN tier(getvariable('d')) b USING (id)
WHERE a.tier < 5 OR b.tier < 5 GROUP BY 1, 2 ORDER BY 1, 2;

-- name: kpis
WITH v AS (SELECT id, customer, day, goods FROM valid(getvariable('d'))),
kind AS (SELECT orderId, bool_or(trial) AS trial, bool_or(NOT trial) AS regular, bool_or(subscription) AS subscription, bool_or(NOT subscription) AS oneOff
  FROM lines JOIN products ON products.id = productId GROUP BY orderId),
occ AS (SELECT customer, day, sum(goods) AS sales, count(*) AS orders, bool_or(trial) AS trial, bool_or(regular) AS regular, bool_or(subscription) AS subscription, bool_or(oneOff) AS oneOff
  FROM v JOIN kind ON orderId = v.id WHERE customer IS NOT NULL GROUP BY customer, day),
numbered AS (SELECT *, row_number() OVER (PARTITION BY customer ORDER BY day) AS n FROM occ),
firsts AS (SELECT customer, day AS first, trial AND NOT regular AS onlyTrial, subscription FROM numbered WHERE n = 1),
again AS (SELECT f.*, min(o.day) FILTER (o.oneOff) AS second, min(o.day) FILTER (o.regular) AS upgraded, sum(o.sales) FILTER (o.day <= f.first + 364) AS later
  FROM firsts f LEFT JOIN numbered o ON o.customer = f.customer AND o.n > 1 GROUP BY ALL),
ever AS (SELECT again.*, numbered.sales + coalesce(later, 0) AS yearSales FROM again JOIN numbered ON numbered.customer = again.customer AND numbered.n = 1),
subscribed AS (SELECT o.customer, min(o.day) AS since FROM numbered o WHERE o.subscription GROUP BY o.customer),
f2 AS (SELECT count(*) FILTER (NOT subscription AND first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90 AND second <= first + 90) AS bought,
    count(*) FILTER (NOT subscription AND first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90) AS matured,
    count(*) FILTER (NOT subscription AND first > getvariable('d') - 90) AS waiting,
    count(*) FILTER (onlyTrial AND first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90 AND upgraded <= first + 90) AS upgraded,
    count(*) FILTER (onlyTrial AND first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90) AS upgradable,
    count(*) FILTER (NOT subscription AND first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90 AND since <= first + 90) AS toSubscription,
    sum(yearSales) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365) AS ltvSales,
    count(*) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365) AS ltvCustomers, count(*) AS ever
  FROM ever LEFT JOIN subscribed USING (customer)),
p AS (SELECT count(DISTINCT customer) AS buyers, count(DISTINCT customer) FILTER (n > 1) AS repeaters, count(*) AS occasions, sum(sales) AS sales, coalesce(sum(sales) FILTER (n > 1), 0) AS repeatSales, sum(orders) AS orders
  FROM numbered WHERE day BETWEEN yearStart(getvariable('d')) AND getvariable('d')),
anonymous AS (SELECT coalesce(sum(goods), 0) AS sales, count(*) AS orders FROM v WHERE customer IS NULL AND day BETWEEN yearStart(getvariable('d')) AND getvariable('d')),
kept AS (SELECT count(*) FILTER (before) AS base, count(*) FILTER (before AND after) AS kept FROM
  (SELECT bool_or(day BETWEEN getvariable('d') - 729 AND getvariable('d') - 365) AS before, bool_or(day > getvariable('d') - 365) AS after FROM occ GROUP BY customer))
SELECT f2.bought, matured, waiting, upgraded, upgradable, toSubscription, repeaters, buyers, ever, kept.kept, base, repeatSales, p.sales, occasions,
  p.sales + anonymous.sales, p.orders + anonymous.orders, ltvSales, ltvCustomers
FROM f2, p, anonymous, kept;

-- name: dropoff
WITH numbered AS (SELECT customer, day, row_number() OVER w AS n, lead(day) OVER w AS next, max(day) OVER (PARTITION BY customer) AS last
  FROM occasion(getvariable('d')) WINDOW w AS (PARTITION BY customer ORDER BY day))
SELECT n, count(*), count(next), count(*) FILTER (next IS NULL AND getvariable('d') - last < 365), count(*) FILTER (next IS NULL AND getvariable('d') - last >= 365),
  count(*) FILTER (day <= getvariable('d') - 365), count(next) FILTER (day <= getvariable('d') - 365), median(next - day)
FROM numbered GROUP BY n ORDER BY n;

-- name: series
WITH days AS (
  SELECT dayOf(date_trunc('month', dateOf(getvariable('d'))) - to_months(11 - i)) - 1 AS day FROM (SELECT unnest(range(12)) AS i)
  UNION ALL SELECT getvariable('d') UNION ALL SELECT dayOf(dateOf(getvariable('d')) - INTERVAL 12 MONTH)),
span AS (SELECT day, yearStart(day) AS since, yearStart(day - 365) AS ltvFrom FROM days),
numbered AS (SELECT customer, day, sales, row_number() OVER w AS n, lag(day) OVER w AS before, lead(day) OVER w AS next, first_value(day) OVER w AS first
  FROM occasion(getvariable('d')) WINDOW w AS (PARTITION BY customer ORDER BY day)),
person AS (SELECT customer, min(first) AS first, min(next) FILTER (n = 1) AS second, sum(sales) FILTER (day <= first + 364) AS yearSales FROM numbered GROUP BY customer),
cards AS (SELECT span.day, coalesce(sum(yearSales) FILTER (first BETWEEN ltvFrom AND span.day - 365), 0) AS ltvSales, count(*) FILTER (first BETWEEN ltvFrom AND span.day - 365) AS ltvCustomers,
    count(*) FILTER (first BETWEEN span.day - 454 AND span.day - 90 AND second <= first + 90) AS bought, count(*) FILTER (first BETWEEN span.day - 454 AND span.day - 90) AS matured
  FROM span, person GROUP BY span.day),
period AS (SELECT span.day, count(*) FILTER (coalesce(before, -1) < since) AS buyers, count(*) FILTER (n > 1 AND (n = 2 OR before < since)) AS repeaters, sum(sales) AS sales
  FROM span JOIN numbered ON numbered.day BETWEEN since AND span.day GROUP BY span.day)
SELECT CAST(dateOf(day) AS VARCHAR), ltvSales, ltvCustomers, bought, matured, repeaters, buyers, sales FROM cards JOIN period USING (day) ORDER BY day;

-- name: decile
WITH buyers AS (SELECT customer, sum(goods) AS sales FROM valid(getvariable('d')) WHERE customer IS NOT NULL AND day >= yearStart(getvariable('d')) GROUP BY customer),
grouped AS (SELECT *, ntile(10) OVER (ORDER BY sales DESC, customer) AS g FROM buyers)
SELECT g, count(*), sum(sales), min(sales) FROM grouped GROUP BY g ORDER BY g;

-- name: channelMix
WITH months AS (SELECT CAST(date_trunc('month', dateOf(getvariable('d'))) - to_months(23 - i) AS DATE) AS month FROM (SELECT unnest(range(24)) AS i)),
sold AS (SELECT CAST(date_trunc('month', dateOf(day)) AS DATE) AS month, channel, count(*) AS orders, sum(goods) AS sales, count(DISTINCT customer) AS customers
  FROM valid(getvariable('d')) WHERE day >= (SELECT dayOf(min(month)) FROM months) GROUP BY ALL)
SELECT code, strftime(m.month, '%Y-%m'), coalesce(orders, 0), coalesce(sales, 0), coalesce(s.customers, 0)
FROM (SELECT DISTINCT channel, code FROM sold JOIN channels ON channels.id = channel) CROSS JOIN months m LEFT JOIN sold s USING (month, channel) ORDER BY 1, 2;

-- name: sourceLtv
WITH numbered AS (SELECT customer, day, goods, channel, row_number() OVER w AS n, first_value(day) OVER w AS first, first_value(channel) OVER w AS source
  FROM valid(getvariable('d')) WHERE customer IS NOT NULL WINDOW w AS (PARTITION BY customer ORDER BY day, minute, id)),
person AS (SELECT customer, source, first, sum(goods) FILTER (day <= first + 364) AS sales, min(day) FILTER (day > first) AS second FROM numbered GROUP BY ALL)
SELECT code, count(*), coalesce(sum(sales) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365), 0), count(*) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365),
  count(*) FILTER (first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90 AND second <= first + 90), count(*) FILTER (first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90)
FROM person JOIN channels ON channels.id = source GROUP BY code ORDER BY 2 DESC, 1;

-- name: areas
WITH occ AS (SELECT customer, day, sales, min(day) OVER (PARTITION BY customer) AS first FROM occasion(getvariable('d'))),
person AS (SELECT customer, sum(sales) AS sales, bool_or(day > first) AS again FROM occ WHERE day >= yearStart(getvariable('d')) GROUP BY customer),
there AS (SELECT c.id, c.prefecture FROM customers c WHERE NOT excluded AND (registered <= getvariable('d') OR id IN (SELECT customer FROM orders WHERE day <= getvariable('d'))))
SELECT prefecture, count(*), count(customer), count(*) FILTER (again), coalesce(sum(sales), 0)
FROM there LEFT JOIN person ON customer = id GROUP BY prefecture ORDER BY prefecture = 0, prefecture;
