SELECT amount FROM salaries
SELECT * FROM salaries
SELECT * FROM SALARIES
SELECT * FROM "salaries"
SELECT * FROM public.salaries
SELECT * FROM main.salaries
SELECT * FROM other.customers
SELECT * FROM other.public.customers
SELECT * FROM postgres.public.salaries
SELECT * FROM temp.customers
SELECT * FROM a.b.c.d
SELECT name FROM customers, salaries
SELECT name FROM customers JOIN salaries ON salaries.id = customers.id
SELECT name FROM customers c LEFT JOIN salaries s ON s.id = c.id
SELECT name FROM customers WHERE id IN (SELECT id FROM salaries)
SELECT name FROM customers WHERE EXISTS (SELECT 1 FROM salaries WHERE amount > 100000)
SELECT (SELECT MAX(amount) FROM salaries)
SELECT name FROM customers UNION SELECT amount FROM salaries
SELECT name FROM customers UNION ALL SELECT CAST(amount AS CHAR) FROM salaries
SELECT name FROM customers EXCEPT SELECT amount FROM salaries
SELECT name FROM customers INTERSECT SELECT amount FROM salaries
WITH s AS (SELECT * FROM salaries) SELECT * FROM s
WITH s AS (SELECT 1 AS x) SELECT * FROM s, salaries
WITH salaries AS (SELECT * FROM salaries) SELECT * FROM salaries
SELECT * FROM salaries WHERE id IN (WITH salaries AS (SELECT 1 AS id) SELECT id FROM salaries)
SELECT x FROM (SELECT amount AS x FROM salaries) AS t
SELECT name FROM customers ORDER BY (SELECT amount FROM salaries LIMIT 1)
SELECT name FROM customers GROUP BY name HAVING COUNT(*) > (SELECT COUNT(*) FROM salaries)
SELECT name FROM customers LIMIT (SELECT amount FROM salaries)
SELECT CASE WHEN (SELECT COUNT(*) FROM salaries) > 1 THEN 1 ELSE 0 END
SELECT COUNT(*) FROM salaries
TABLE salaries
SELECT email FROM customers
SELECT customers.email FROM customers
SELECT c.email FROM customers c
SELECT c.EMAIL FROM customers c
[not mysql] SELECT "email" FROM customers AS "c"
SELECT name, email FROM customers
SELECT name FROM customers WHERE email = 'a@b.example'
SELECT name FROM customers WHERE email LIKE 'a%'
SELECT name FROM customers ORDER BY email
SELECT name FROM customers c ORDER BY c.email
SELECT COUNT(*) FROM customers GROUP BY email
SELECT name FROM customers GROUP BY name HAVING MAX(email) > 'a'
SELECT COUNT(email) FROM customers
SELECT COUNT(DISTINCT email) FROM customers
SELECT MAX(email) FROM customers
SELECT UPPER(email) FROM customers
SELECT CASE WHEN email > 'm' THEN 1 ELSE 0 END FROM customers
SELECT ROW_NUMBER() OVER (ORDER BY email) FROM customers
SELECT ROW_NUMBER() OVER (PARTITION BY email ORDER BY id) FROM customers
SELECT x FROM (SELECT email AS x FROM customers) AS t
SELECT t.email FROM (SELECT * FROM customers) AS t
SELECT email FROM (SELECT * FROM customers) AS t
WITH t AS (SELECT * FROM customers) SELECT email FROM t
SELECT name FROM customers c JOIN orders o ON c.email = o.status
SELECT name FROM customers JOIN orders USING (email)
SELECT o.status FROM orders o WHERE o.customer_id IN (SELECT c.id FROM customers c WHERE c.email > 'm')
SELECT (SELECT c.email FROM customers c WHERE c.id = o.customer_id) FROM orders o
SELECT c FROM customers c
SELECT customers FROM customers
SELECT COUNT(c) FROM customers c
SELECT MAX(c) FROM customers c
SELECT (c).email FROM customers c
SELECT (c.*).email FROM customers c
SELECT c::text FROM customers c
SELECT CAST(c AS text) FROM customers c
SELECT row_to_json(c) FROM customers c
SELECT to_json(c) FROM customers c
SELECT to_jsonb(c) ->> 'email' FROM customers c
SELECT json_agg(c) FROM customers c
SELECT array_agg(c) FROM customers c
SELECT string_agg(c::text, ',') FROM customers c
SELECT ROW(c.*) FROM customers c
SELECT hstore(c) FROM customers c
SELECT c IS NULL FROM customers c
SELECT c = c FROM customers c
SELECT name FROM customers c WHERE c > (SELECT c FROM customers c LIMIT 1)
SELECT name FROM customers c ORDER BY c
SELECT rowid FROM customers
SELECT _rowid_ FROM customers
SELECT oid FROM customers
SELECT ctid FROM customers
SELECT xmin, xmax FROM customers
SELECT tableoid FROM customers
SELECT COLUMNS(*) FROM customers
SELECT COLUMNS('.*') FROM customers
SELECT * REPLACE (email AS name) FROM customers
SELECT UNPIVOT FROM customers
SELECT name FROM customers NATURAL JOIN orders
SELECT salaries.amount FROM customers
SELECT customers.name FROM orders
SELECT t.name FROM customers AS t (a, b, name)
SELECT name FROM customers AS t (a, name, c)
SELECT x.country FROM customers x (id, name, country)
SELECT t.a FROM customers t (a, b, c, d, e)
