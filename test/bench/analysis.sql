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
CREATE MACRO monthNo(day) AS year(dateOf(day)) * 12 + month(dateOf(day)) - 1;
CREATE MACRO monthText(m) AS strftime(make_date(m // 12, m % 12 + 1, 1), '%Y-%m');
CREATE MACRO stepAt(v) AS greatest(1, pow(10, floor(log10(greatest(v, 1)))) / 2);
CREATE MACRO plainNumber(v) AS CASE WHEN v < 1 THEN 1 ELSE floor((v + stepAt(v) / 2) / stepAt(v)) * stepAt(v) END;
CREATE MACRO afterPlain(v) AS plainNumber(v + stepAt(v));
CREATE MACRO limitAfter(v, before) AS CASE WHEN plainNumber(v) > before THEN plainNumber(v) ELSE afterPlain(before) END;
-- Nothing in the data is free of charge: every line is a purchase.
CREATE MACRO basket(d) AS TABLE
  SELECT customer, day, productId, sum(quantity) AS pieces FROM valid(d) o JOIN lines ON orderId = o.id WHERE customer IS NOT NULL AND quantity > 0 AND yen > 0 GROUP BY customer, day, productId;

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
  UNION SELECT getvariable('d') UNION SELECT dayOf(dateOf(getvariable('d')) - INTERVAL 12 MONTH)),
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

-- name: cohort
WITH month AS (SELECT customer, monthNo(day) AS month, sum(sales) AS sales FROM occasion(getvariable('d')) GROUP BY ALL),
began AS (SELECT *, min(month) OVER (PARTITION BY customer) AS began FROM month),
cells AS (SELECT began, month - began AS k, count(*) AS retained, sum(sales) AS sales FROM began GROUP BY ALL),
grid AS (SELECT began, retained AS size, unnest(range(monthNo(getvariable('d') + 1) - began)) AS k FROM cells WHERE k = 0)
SELECT monthText(began), -1, retained, 0 FROM cells WHERE k = 0
UNION ALL SELECT monthText(began), k, coalesce(retained, 0), sum(coalesce(sales, 0)) OVER (PARTITION BY began ORDER BY k) FROM grid LEFT JOIN cells USING (began, k)
ORDER BY 1, 2;

-- name: ltvCurve
WITH occ AS (SELECT customer, day, sales, min(day) OVER (PARTITION BY customer) AS first FROM occasion(getvariable('d'))),
month AS (SELECT monthNo(first) AS began, monthNo(day) - monthNo(first) AS k, sum(sales) AS sales, sum(sales) FILTER (day <= first + 364) AS yearSales, count(*) FILTER (day = first) AS people FROM occ GROUP BY ALL),
curve AS (SELECT k, sum(sales) AS sales FROM month WHERE began BETWEEN monthNo(getvariable('d') + 1) - 24 AND monthNo(getvariable('d') + 1) - 13 AND k <= 12 GROUP BY k)
SELECT '', k, (SELECT sum(people) FROM month WHERE began BETWEEN monthNo(getvariable('d') + 1) - 24 AND monthNo(getvariable('d') + 1) - 13), sum(sales) OVER (ORDER BY k) FROM curve
UNION ALL SELECT monthText(began), 0, sum(people), CASE WHEN dayOf(make_date(began // 12, began % 12 + 1, 1) + INTERVAL 1 MONTH) - 1 + 364 <= getvariable('d') THEN CAST(floor(sum(yearSales) * 40 / 108.0 + 0.5) AS BIGINT) END
FROM month WHERE began < monthNo(getvariable('d') + 1) GROUP BY began ORDER BY 1, 2;

-- name: rfm
WITH person AS (SELECT customer, getvariable('d') - max(day) AS since, count(*) FILTER (day >= dayOf(dateOf(getvariable('d') + 1) - INTERVAL 24 MONTH)) AS times,
    coalesce(sum(sales) FILTER (day >= dayOf(dateOf(getvariable('d') + 1) - INTERVAL 24 MONTH)), 0) AS sales FROM occasion(getvariable('d')) GROUP BY customer),
fifth AS (SELECT quantile_disc(sales, [0.2, 0.4, 0.6, 0.8]) AS q FROM person WHERE times > 0),
two AS (SELECT q, limitAfter(q[1], 0) AS m2 FROM fifth), three AS (SELECT *, limitAfter(q[2], m2) AS m3 FROM two),
four AS (SELECT *, limitAfter(q[3], m3) AS m4 FROM three), five AS (SELECT *, limitAfter(q[4], m4) AS m5 FROM four)
SELECT CASE WHEN since <= 30 THEN 5 WHEN since <= 90 THEN 4 WHEN since <= 180 THEN 3 WHEN since <= 365 THEN 2 ELSE 1 END AS r,
  CASE WHEN times >= 10 THEN 5 WHEN times >= 5 THEN 4 WHEN times >= 3 THEN 3 WHEN times >= 2 THEN 2 ELSE 1 END AS f,
  CASE WHEN sales >= m5 THEN 5 WHEN sales >= m4 THEN 4 WHEN sales >= m3 THEN 3 WHEN sales >= m2 THEN 2 ELSE 1 END AS m, count(*), sum(sales)
FROM person, five GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2 DESC, 3 DESC;

-- name: cpm
WITH person AS (SELECT customer, count(*) AS n, max(day) - min(day) AS span, getvariable('d') - max(day) AS since, sum(sales) AS sales FROM occasion(getvariable('d')) GROUP BY customer),
x AS (SELECT greatest(5000, floor((quantile_disc(sales, 0.8) + 2500) / 5000) * 5000) AS x FROM person WHERE n >= 2),
class AS (SELECT CASE WHEN n = 1 THEN 0 WHEN span < 90 THEN 1 WHEN sales < x THEN 2 WHEN span < 210 THEN 3 ELSE 4 END AS class, since < 240 AS active, count(*) AS customers, sum(sales) AS sales FROM person, x GROUP BY ALL)
SELECT c.class, CAST(a.active AS INTEGER), coalesce(customers, 0), coalesce(sales, 0)
FROM (SELECT unnest(range(5)) AS class) c CROSS JOIN (SELECT unnest([true, false]) AS active) a LEFT JOIN class ON class.class = c.class AND class.active = a.active ORDER BY 1, 2 DESC;

-- name: frequency
WITH occ AS (SELECT customer, day, sales FROM occasion(getvariable('d')) WHERE day >= dayOf(make_date((monthNo(getvariable('d') + 1) - 12) // 12, (monthNo(getvariable('d') + 1) - 12) % 12 + 1, 1))),
year AS (SELECT times, count(*) AS customers, sum(sales) AS sales FROM (SELECT least(10, count(*)) AS times, sum(sales) AS sales FROM occ WHERE day >= yearStart(getvariable('d')) GROUP BY customer) GROUP BY times),
month AS (SELECT month, count(*) FILTER (times = 1) AS once, count(*) FILTER (times = 2) AS twice, count(*) FILTER (times > 2) AS more, sum(times) AS occasions
  FROM (SELECT monthNo(day) AS month, count(*) AS times FROM occ GROUP BY customer, monthNo(day)) GROUP BY month)
SELECT '', n, coalesce(customers, 0), coalesce(sales, 0), 0 FROM (SELECT unnest(range(1, 11)) AS n) LEFT JOIN year ON times = n
UNION ALL SELECT monthText(m), coalesce(once, 0), coalesce(twice, 0), coalesce(more, 0), coalesce(occasions, 0)
FROM (SELECT unnest(range(monthNo(getvariable('d') + 1) - 12, monthNo(getvariable('d') + 1))) AS m) LEFT JOIN month ON month = m ORDER BY 1, 2;

-- name: entryProducts
WITH numbered AS (SELECT customer, day, sales, row_number() OVER w AS n, first_value(day) OVER w AS first FROM occasion(getvariable('d')) WINDOW w AS (PARTITION BY customer ORDER BY day)),
person AS (SELECT customer, min(first) AS first, min(day) FILTER (n = 2) AS second, sum(sales) FILTER (day <= first + 364) AS yearSales FROM numbered GROUP BY customer),
entry AS (SELECT DISTINCT p.customer, productId, p.first, p.second, p.yearSales FROM person p JOIN valid(getvariable('d')) o ON o.customer = p.customer AND o.day = p.first JOIN lines ON orderId = o.id WHERE quantity > 0 AND yen > 0)
SELECT productId, count(*), count(*) FILTER (first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90 AND second <= first + 90), count(*) FILTER (first BETWEEN getvariable('d') - 454 AND getvariable('d') - 90),
  count(*) FILTER (first > getvariable('d') - 90), coalesce(sum(yearSales) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365), 0), count(*) FILTER (first BETWEEN yearStart(getvariable('d') - 365) AND getvariable('d') - 365)
FROM entry GROUP BY productId ORDER BY 2 DESC, 1;

-- name: nextProduct
WITH b AS MATERIALIZED (SELECT customer, day, productId FROM basket(getvariable('d'))),
step AS MATERIALIZED (SELECT * FROM (SELECT customer, day, lead(day) OVER (PARTITION BY customer ORDER BY day) AS next FROM occasion(getvariable('d'))) WHERE next IS NOT NULL),
start AS MATERIALIZED (SELECT s.customer, s.day, s.next, productId FROM step s JOIN b USING (customer, day)),
base AS (SELECT productId, count(*) AS baseSteps, count(DISTINCT customer) AS base FROM start GROUP BY productId),
holding AS (SELECT productId, count(*) AS holding FROM step s JOIN b ON b.customer = s.customer AND b.day = s.next GROUP BY productId),
pair AS (SELECT s.customer, s.productId AS f, b.productId AS t, count(*) AS steps, arg_min(s.next - s.day, s.day) AS days FROM start s JOIN b ON b.customer = s.customer AND b.day = s.next GROUP BY ALL),
counted AS (SELECT f, t, count(*) AS customers, sum(steps) AS steps, median(days) AS days FROM pair GROUP BY f, t HAVING count(*) >= 5)
SELECT f, t, customers, base, steps, baseSteps, CAST(steps * (SELECT count(*) FROM step) AS DOUBLE) / (baseSteps * holding), days
FROM counted JOIN base ON base.productId = f JOIN holding ON holding.productId = t ORDER BY 3 DESC, 1, 2 LIMIT 5000;

-- name: crossSell
WITH b AS MATERIALIZED (SELECT customer, day, productId FROM basket(getvariable('d'))),
first AS MATERIALIZED (SELECT customer, productId AS f, min(day) AS day FROM b GROUP BY ALL HAVING min(day) <= getvariable('d') - 180),
pair AS (SELECT DISTINCT first.customer, f, productId AS t FROM first JOIN b ON b.customer = first.customer AND b.day > first.day AND b.day <= first.day + 180 AND productId <> f)
SELECT f, t, count(*), (SELECT count(*) FROM first WHERE first.f = pair.f) FROM pair GROUP BY f, t HAVING count(*) >= 5 ORDER BY 3 DESC, 1, 2 LIMIT 5000;

-- name: together
WITH b AS MATERIALIZED (SELECT customer, day, productId FROM basket(getvariable('d'))),
holding AS MATERIALIZED (SELECT productId, count(*) AS holding FROM b GROUP BY productId),
total AS (SELECT count(*) AS total FROM (SELECT DISTINCT customer, day FROM b)),
pair AS (SELECT x.productId AS a, y.productId AS b, count(*) AS occasions, count(DISTINCT x.customer) AS customers FROM b x JOIN b y ON y.customer = x.customer AND y.day = x.day AND y.productId > x.productId GROUP BY ALL HAVING count(*) >= 5)
SELECT CASE WHEN h.holding <= k.holding THEN a ELSE b END, CASE WHEN h.holding <= k.holding THEN b ELSE a END, occasions, customers, least(h.holding, k.holding), greatest(h.holding, k.holding), total,
  CAST(occasions * total AS DOUBLE) / (h.holding * k.holding)
FROM pair JOIN holding h ON h.productId = a JOIN holding k ON k.productId = b, total ORDER BY 3 DESC, 1, 2 LIMIT 5000;

-- name: productSales
WITH b AS MATERIALIZED (SELECT customer, day, productId, pieces FROM basket(getvariable('d'))),
purchase AS MATERIALIZED (SELECT *, lag(day) OVER w AS before, lag(pieces) OVER w AS piecesBefore, row_number() OVER w AS n, lead(day) OVER w AS next FROM b WINDOW w AS (PARTITION BY customer, productId ORDER BY day)),
lasts AS (SELECT productId, median((day - before) / CAST(piecesBefore AS DOUBLE)) AS days FROM purchase WHERE before IS NOT NULL GROUP BY productId HAVING count(*) >= 20),
due AS (SELECT productId, count(*) AS due FROM purchase JOIN lasts USING (productId) WHERE next IS NULL AND day + 3 + floor(days * pieces + 0.5) - getvariable('d') BETWEEN 0 AND 14 GROUP BY productId),
sold AS (SELECT productId, sum(yen) AS sales, count(DISTINCT o.id) AS orders FROM valid(getvariable('d')) o JOIN lines ON orderId = o.id WHERE day >= yearStart(getvariable('d')) GROUP BY productId),
people AS (SELECT productId, count(DISTINCT customer) AS customers, count(DISTINCT customer) FILTER (n > 1) AS repeaters FROM purchase WHERE day >= yearStart(getvariable('d')) GROUP BY productId)
SELECT productId, sales, orders, customers, repeaters, days, coalesce(due, 0) FROM sold LEFT JOIN people USING (productId) LEFT JOIN lasts USING (productId) LEFT JOIN due USING (productId) ORDER BY sales DESC, orders DESC, productId;

-- name: calendar
WITH o AS (SELECT customer, isodow(dateOf(day)) - 1 AS weekday, minute // 60 AS hour FROM valid(getvariable('d')) WHERE minute >= 0)
SELECT weekday, hour, count(*) FROM o GROUP BY weekday, hour
UNION ALL SELECT coalesce(weekday, -1), coalesce(hour, -1), count(DISTINCT customer) FROM o GROUP BY GROUPING SETS ((weekday), (hour), ()) ORDER BY 1, 2;

-- name: priceBands
WITH edge AS (SELECT row_number() OVER (ORDER BY e) - 1 AS k, e AS low, lead(e) OVER (ORDER BY e) - 1 AS high
  FROM (SELECT 0 AS e UNION ALL SELECT n * CAST(pow(10, p) AS BIGINT) FROM (SELECT unnest([1, 2, 3, 5]) AS n), (SELECT unnest(range(2, 9)) AS p) UNION ALL SELECT 1000000000)),
o AS (SELECT customer, goods, k FROM valid(getvariable('d')) ASOF JOIN edge ON goods >= low),
counted AS (SELECT edge.k, low, high, count(o.k) AS n FROM edge LEFT JOIN o USING (k) GROUP BY ALL),
summed AS (SELECT *, sum(n) OVER (ORDER BY k) AS upTo, sum(n) OVER (ORDER BY k DESC) AS downTo, sum(n) OVER () * 0.01 AS tail FROM counted),
ends AS (SELECT min(k) FILTER (upTo >= tail) AS first, max(k) FILTER (downTo >= tail) AS last FROM summed),
band AS (SELECT greatest(first - 1, least(last + 1, k)) AS band, min(low) AS low, CASE WHEN max(high) IS NULL OR greatest(first - 1, least(last + 1, k)) > any_value(last) THEN NULL ELSE max(high) END AS high FROM summed, ends GROUP BY greatest(first - 1, least(last + 1, k)))
SELECT low, high, count(*), sum(goods), count(DISTINCT customer) FROM o, ends JOIN band ON band = greatest(first - 1, least(last + 1, k)) GROUP BY low, high ORDER BY low;

-- name: newRepeat
WITH numbered AS (SELECT customer, monthNo(day) AS month, sales, row_number() OVER (PARTITION BY customer ORDER BY day) AS n FROM occasion(getvariable('d'))),
person AS (SELECT customer, month, max(n) AS n, sum(sales) FILTER (n = 1) AS firstSales, sum(sales) FILTER (n > 1) AS repeatSales FROM numbered WHERE month > monthNo(getvariable('d')) - 24 GROUP BY customer, month),
sold AS (SELECT month, sum(firstSales) AS firstSales, sum(repeatSales) AS repeatSales, count(*) FILTER (n = 1) AS firstBuyers, count(*) FILTER (n > 1) AS repeatBuyers FROM person GROUP BY month)
SELECT monthText(m), coalesce(firstSales, 0), coalesce(repeatSales, 0), coalesce(firstBuyers, 0), coalesce(repeatBuyers, 0)
FROM (SELECT unnest(range(monthNo(getvariable('d')) - 23, monthNo(getvariable('d')) + 1)) AS m) LEFT JOIN sold ON month = m ORDER BY 1;

-- name: f2Curve
WITH numbered AS (SELECT customer, day, row_number() OVER w AS n, lead(day) OVER w AS next FROM occasion(getvariable('d')) WINDOW w AS (PARTITION BY customer ORDER BY day)),
first AS (SELECT next - day AS gap FROM numbered WHERE n = 1 AND day BETWEEN getvariable('d') - 729 AND getvariable('d') - 365),
gaps AS (SELECT gap, count(*) AS count FROM first GROUP BY gap)
SELECT d, sum(coalesce(count, 0)) OVER (ORDER BY d), (SELECT count(*) FROM first) FROM (SELECT unnest(range(366)) AS d) LEFT JOIN gaps ON gap = d ORDER BY d;

-- name: intervals
WITH numbered AS (SELECT customer, day, row_number() OVER w AS n, lead(day) OVER w AS next FROM occasion(getvariable('d')) WINDOW w AS (PARTITION BY customer ORDER BY day)),
first AS MATERIALIZED (SELECT next - day AS gap, getvariable('d') - day AS since FROM numbered WHERE n = 1),
gaps AS (SELECT gap, count(*) AS count FROM first WHERE gap IS NOT NULL GROUP BY gap),
wide AS (SELECT CASE WHEN most < 7 * 26 THEN 7 WHEN most < 14 * 26 THEN 14 WHEN most < 30 * 26 THEN 30 ELSE 60 END AS width FROM (SELECT quantile_cont(gap, 0.9) AS most FROM first)),
peak AS (SELECT greatest(0, d - 13) AS low, held FROM (SELECT d, sum(coalesce(count, 0)) OVER (ORDER BY d ROWS 13 PRECEDING) AS held FROM (SELECT unnest(range((SELECT max(gap) + 1 FROM gaps))) AS d) LEFT JOIN gaps ON gap = d) ORDER BY held DESC, d LIMIT 1),
bins AS (SELECT least(26, coalesce(gap, since) // width) AS bin, count(gap) AS intervals, count(*) FILTER (gap IS NULL) AS now FROM first, wide GROUP BY ALL)
SELECT -1, count(gap), quantile_cont(gap, 0.25), quantile_cont(gap, 0.5), quantile_cont(gap, 0.75), (SELECT low FROM peak), (SELECT held FROM peak) FROM first
UNION ALL SELECT b * width, coalesce(intervals, 0), coalesce(now, 0), 0, 0, 0, 0 FROM (SELECT unnest(range(27)) AS b) CROSS JOIN wide LEFT JOIN bins ON bin = b ORDER BY 1;
