SELECT 1
SELECT 1 AS one, 'two' AS two
SELECT * FROM customers
SELECT * FROM customers;
SELECT name FROM customers
SELECT DISTINCT country FROM customers
SELECT name, country FROM customers ORDER BY name
SELECT name FROM customers ORDER BY name DESC LIMIT 10
SELECT name FROM customers ORDER BY 1
SELECT name AS customer FROM customers ORDER BY customer
SELECT c.name FROM customers AS c
SELECT c.* FROM customers c
SELECT c.*, o.amount FROM customers c JOIN orders o ON o.customer_id = c.id
SELECT COUNT(*) FROM customers
SELECT COUNT(*) AS n FROM orders WHERE status = 'paid'
SELECT COUNT(DISTINCT customer_id) FROM orders
SELECT SUM(amount) FROM orders
SELECT SUM(amount) AS revenue, AVG(amount) AS average, MIN(amount) AS least, MAX(amount) AS most FROM orders
SELECT status, COUNT(*) FROM orders GROUP BY status
SELECT status, COUNT(*) AS n FROM orders GROUP BY status ORDER BY n DESC
SELECT status, COUNT(*) AS n FROM orders GROUP BY 1 ORDER BY 2 DESC
SELECT status, SUM(amount) AS total FROM orders GROUP BY status HAVING SUM(amount) > 1000
SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id HAVING COUNT(*) >= 2 ORDER BY n DESC LIMIT 5
SELECT customer_id, status, SUM(amount) FROM orders GROUP BY customer_id, status
SELECT country, COUNT(*) FROM customers WHERE country IS NOT NULL GROUP BY country
SELECT name FROM customers WHERE country = 'DE'
SELECT name FROM customers WHERE country <> 'DE'
SELECT name FROM customers WHERE country != 'DE'
SELECT name FROM customers WHERE country IN ('DE', 'FR', 'JP')
SELECT name FROM customers WHERE country NOT IN ('DE', 'FR')
SELECT name FROM customers WHERE name LIKE 'A%'
SELECT name FROM customers WHERE name NOT LIKE '%test%'
SELECT name FROM customers WHERE LOWER(name) LIKE LOWER('%Ann%')
SELECT name FROM customers WHERE name LIKE '50!%%' ESCAPE '!'
SELECT name FROM customers WHERE country IS NULL
SELECT name FROM customers WHERE id BETWEEN 10 AND 20
SELECT name FROM customers WHERE id > 5 AND (country = 'DE' OR country = 'FR')
SELECT name FROM customers WHERE NOT (country = 'DE')
SELECT name FROM customers WHERE created_at >= '2024-01-01'
SELECT name FROM customers WHERE created_at >= '2024-01-01' AND created_at < '2025-01-01'
SELECT name FROM customers WHERE created_at BETWEEN '2024-01-01' AND '2024-12-31'
SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id
SELECT o.id, c.name FROM orders o INNER JOIN customers c ON c.id = o.customer_id WHERE o.amount > 100
SELECT c.name, o.amount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL
SELECT c.name, COUNT(o.id) AS orders FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.name
SELECT c.name, COALESCE(SUM(o.amount), 0) AS total FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name
SELECT c.name, SUM(o.amount) AS total FROM customers c JOIN orders o ON c.id = o.customer_id GROUP BY c.name ORDER BY total DESC LIMIT 10
SELECT c.country, AVG(o.amount) FROM customers c JOIN orders o ON c.id = o.customer_id GROUP BY c.country
SELECT customers.name, orders.amount FROM customers, orders WHERE customers.id = orders.customer_id
SELECT a.name, b.name FROM customers a JOIN customers b ON a.country = b.country AND a.id < b.id
SELECT c.name, x.n FROM customers c CROSS JOIN (SELECT COUNT(*) AS n FROM orders) AS x
SELECT name FROM customers JOIN orders USING (id)
SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders)
SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL)
SELECT name FROM customers WHERE EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customers.id)
SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id AND o.status = 'paid')
SELECT name FROM customers WHERE id = (SELECT customer_id FROM orders ORDER BY amount DESC LIMIT 1)
SELECT name, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c
SELECT id, amount FROM orders WHERE amount > (SELECT AVG(amount) FROM orders)
SELECT t.country, t.n FROM (SELECT country, COUNT(*) AS n FROM customers GROUP BY country) AS t WHERE t.n > 3
SELECT AVG(n) FROM (SELECT customer_id, COUNT(*) AS n FROM orders GROUP BY customer_id) AS per_customer
WITH totals AS (SELECT customer_id, SUM(amount) AS total FROM orders GROUP BY customer_id) SELECT * FROM totals
WITH totals AS (SELECT customer_id, SUM(amount) AS total FROM orders GROUP BY customer_id) SELECT c.name, t.total FROM totals t JOIN customers c ON c.id = t.customer_id ORDER BY t.total DESC
WITH a AS (SELECT id FROM customers WHERE country = 'DE'), b AS (SELECT customer_id FROM orders) SELECT COUNT(*) FROM a JOIN b ON a.id = b.customer_id
WITH a AS (SELECT id, country FROM customers), b AS (SELECT country, COUNT(*) AS n FROM a GROUP BY country) SELECT * FROM b WHERE n > 1
WITH orders AS (SELECT * FROM orders WHERE status = 'paid') SELECT COUNT(*) FROM orders
WITH t(a, b) AS (SELECT id, name FROM customers) SELECT b FROM t WHERE a > 3
WITH RECURSIVE chain AS (SELECT id, customer_id FROM orders WHERE id = 1 UNION ALL SELECT o.id, o.customer_id FROM orders o JOIN chain ON o.customer_id = chain.id) SELECT COUNT(*) FROM chain
SELECT name FROM customers UNION SELECT status FROM orders
SELECT name FROM customers UNION ALL SELECT status FROM orders ORDER BY name
SELECT name AS x FROM customers UNION ALL SELECT status FROM orders ORDER BY x LIMIT 3
SELECT id FROM customers EXCEPT SELECT customer_id FROM orders
SELECT id FROM customers INTERSECT SELECT customer_id FROM orders
SELECT 'customers' AS what, COUNT(*) AS n FROM customers UNION ALL SELECT 'orders', COUNT(*) FROM orders
SELECT CASE WHEN amount > 100 THEN 'large' WHEN amount > 10 THEN 'middle' ELSE 'small' END AS size, COUNT(*) FROM orders GROUP BY CASE WHEN amount > 100 THEN 'large' WHEN amount > 10 THEN 'middle' ELSE 'small' END
SELECT SUM(CASE WHEN status = 'paid' THEN 1 ELSE 0 END) AS paid, COUNT(*) AS total FROM orders
SELECT 100.0 * SUM(CASE WHEN status = 'paid' THEN 1 ELSE 0 END) / NULLIF(COUNT(*), 0) AS share FROM orders
SELECT SUM(CASE status WHEN 'paid' THEN amount ELSE 0 END) FROM orders
SELECT ROUND(AVG(amount), 2) FROM orders
SELECT ROUND(SUM(amount) * 1.0 / COUNT(DISTINCT customer_id), 2) AS per_customer FROM orders
SELECT ABS(amount), CEIL(amount), FLOOR(amount) FROM orders
SELECT amount * 2 + 1 - 3, amount / 2, amount % 3 FROM orders
SELECT -amount FROM orders WHERE -amount < -10
SELECT UPPER(name), LOWER(country), LENGTH(name), TRIM(name) FROM customers
SELECT SUBSTR(name, 1, 3) AS start FROM customers
SELECT REPLACE(name, ' ', '_') FROM customers
SELECT name || ' from ' || country FROM customers
SELECT COALESCE(country, 'unknown') AS country, COUNT(*) FROM customers GROUP BY COALESCE(country, 'unknown')
SELECT NULLIF(status, '') FROM orders
SELECT CAST(amount AS INTEGER) FROM orders
SELECT CAST(id AS CHAR(10)) FROM customers
SELECT CAST(amount AS DECIMAL(10, 2)) FROM orders
SELECT CAST(created_at AS DATE) FROM customers
SELECT name, ROW_NUMBER() OVER (ORDER BY created_at) AS place FROM customers
SELECT name, RANK() OVER (PARTITION BY country ORDER BY created_at DESC) AS place FROM customers
SELECT name, DENSE_RANK() OVER (ORDER BY country) FROM customers
SELECT customer_id, amount, SUM(amount) OVER (PARTITION BY customer_id ORDER BY placed_at) AS running FROM orders
SELECT id, amount - LAG(amount) OVER (ORDER BY placed_at) AS change FROM orders
SELECT id, LEAD(amount, 1) OVER (ORDER BY placed_at) FROM orders
SELECT id, AVG(amount) OVER (ORDER BY placed_at ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS smooth FROM orders
SELECT id, FIRST_VALUE(amount) OVER (PARTITION BY customer_id ORDER BY placed_at) FROM orders
SELECT id, NTILE(4) OVER (ORDER BY amount) AS quarter FROM orders
SELECT id, amount / SUM(amount) OVER () AS share FROM orders
SELECT SUM(amount) OVER w, AVG(amount) OVER w FROM orders WINDOW w AS (PARTITION BY customer_id)
SELECT * FROM (SELECT c.name, o.amount, ROW_NUMBER() OVER (PARTITION BY c.country ORDER BY o.amount DESC) AS place FROM customers c JOIN orders o ON o.customer_id = c.id) AS ranked WHERE place = 1
SELECT name -- the name⏎FROM customers
SELECT /* which */ name FROM customers
SELECT name FROM customers -- drop table customers
SELECT 'DROP TABLE customers' AS text
SELECT name FROM customers WHERE name = 'Robert''); DROP TABLE customers;--'
SELECT name FROM customers WHERE name = 'O''Brien'
SELECT name FROM customers WHERE name = 'a;b'
SELECT name FROM customers WHERE name = '-- no comment'
SELECT name FROM customers WHERE name = '日本語' OR name = 'Größe' OR name = '🙂'
SELECT name AS größe FROM customers
SELECT name AS "delete" FROM customers AS "update"
SELECT   name⏎  ,  country⏎FROM⏎  customers⏎WHERE⏎  id = 1
select name from customers where country='DE'
Select Name From Customers Where Country = 'DE'
SELECT NAME FROM CUSTOMERS
SELECT c.name FROM customers c WHERE c.id = 1 OR c.id = 2 OR c.id = 3 OR c.id = 4 OR c.id = 5
SELECT name FROM customers LIMIT 5
SELECT name FROM customers LIMIT 100000
SELECT name FROM customers ORDER BY id LIMIT 10 OFFSET 20
SELECT name FROM customers WHERE country = 'DE' ORDER BY created_at DESC, name ASC
SELECT name FROM customers ORDER BY CASE WHEN country IS NULL THEN 1 ELSE 0 END, country
SELECT country, COUNT(*) AS n FROM customers GROUP BY country ORDER BY COUNT(*) DESC
SELECT status AS s, COUNT(*) AS n FROM orders GROUP BY s
SELECT LENGTH(name) AS l, COUNT(*) AS n FROM customers GROUP BY l ORDER BY l
SELECT MIN(placed_at), MAX(placed_at) FROM orders
SELECT (1 + 2) * 3 AS nine
SELECT ((((name)))) FROM customers
SELECT COUNT(*) FROM orders o JOIN customers c ON o.customer_id = c.id AND c.country = 'DE' WHERE o.amount >= 10 AND o.status IN ('paid', 'sent')
SELECT c.name FROM customers c JOIN (SELECT customer_id, MAX(amount) AS most FROM orders GROUP BY customer_id) m ON m.customer_id = c.id ORDER BY m.most DESC
SELECT c.country, o.status, COUNT(*) FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.country, o.status ORDER BY c.country, o.status
SELECT COUNT(*) FROM customers WHERE id IN (SELECT customer_id FROM orders GROUP BY customer_id HAVING SUM(amount) > 100)
SELECT AVG(amount) FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE country = 'FR')
SELECT COUNT(*) FROM (SELECT DISTINCT customer_id, status FROM orders) AS pairs
SELECT 1.5e3, .5, 10., 1e-3
SELECT TRUE, FALSE, NULL
SELECT current_date
SELECT current_timestamp
SELECT name FROM customers WHERE id IN (1)
SELECT name FROM customers WHERE (country, name) IN (('DE', 'a'), ('FR', 'b'))
SELECT SUM(amount) FROM orders WHERE status IS NOT NULL AND amount IS NOT NULL
SELECT MAX(total) FROM (SELECT SUM(amount) AS total FROM orders GROUP BY customer_id) AS t
SELECT c1.name FROM customers c1 WHERE c1.created_at = (SELECT MAX(c2.created_at) FROM customers c2 WHERE c2.country = c1.country)
SELECT SQRT(amount), POWER(amount, 2), EXP(1), LN(amount) FROM orders WHERE amount > 0
SELECT SIGN(amount) FROM orders
SELECT name, COUNT(*) AS n FROM customers GROUP BY name HAVING n > 1
SELECT status FROM orders GROUP BY status HAVING AVG(amount) > 10 AND COUNT(*) > 2
SELECT amount AS a, a * 2 AS b FROM orders
SELECT c.id, c.name FROM customers c WHERE c.id IN (SELECT o.customer_id FROM orders o WHERE o.amount > 10 AND o.placed_at > c.created_at)
SELECT o.status, c.country, SUM(o.amount) AS revenue FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.placed_at >= '2024-01-01' GROUP BY o.status, c.country ORDER BY revenue DESC LIMIT 20
SELECT first.name FROM customers first JOIN customers second ON first.country = second.country
SELECT country FROM customers ORDER BY LOWER(country)
SELECT name, country FROM customers ORDER BY country || name
