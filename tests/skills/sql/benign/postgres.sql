SELECT date_trunc('month', placed_at) AS month, SUM(amount) FROM orders GROUP BY 1 ORDER BY 1
SELECT EXTRACT(YEAR FROM placed_at) AS year, COUNT(*) FROM orders GROUP BY EXTRACT(YEAR FROM placed_at)
SELECT to_char(placed_at, 'YYYY-MM') AS month, COUNT(*) FROM orders GROUP BY to_char(placed_at, 'YYYY-MM')
SELECT COUNT(*) FROM orders WHERE placed_at >= CURRENT_DATE - INTERVAL '30 days'
SELECT COUNT(*) FROM orders WHERE placed_at >= now() - interval '1 month' AND placed_at < now()
SELECT COUNT(*) FROM orders WHERE placed_at >= date_trunc('month', CURRENT_DATE) - INTERVAL '1 month'
SELECT placed_at::date AS day, COUNT(*) FROM orders GROUP BY placed_at::date
SELECT amount::numeric(10, 2) FROM orders
SELECT SUM(amount)::float / COUNT(*) FROM orders
SELECT name FROM customers WHERE name ILIKE '%ann%'
SELECT name FROM customers WHERE name ~* '^a'
SELECT name FROM customers WHERE name SIMILAR TO '(A|B)%'
SELECT string_agg(name, ', ' ORDER BY name) FROM customers
SELECT array_agg(name) FROM customers
SELECT COUNT(*) FILTER (WHERE status = 'paid') AS paid FROM orders
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median FROM orders
SELECT mode() WITHIN GROUP (ORDER BY status) FROM orders
SELECT stddev(amount), variance(amount), corr(amount, id) FROM orders
SELECT DISTINCT ON (customer_id) customer_id, amount FROM orders ORDER BY customer_id, placed_at DESC
SELECT age(created_at) FROM customers
SELECT DATE_PART('year', created_at) FROM customers
SELECT date '2024-01-01', timestamp '2024-01-01 10:00:00'
SELECT split_part(name, ' ', 1) FROM customers
SELECT initcap(name), left(name, 2), right(name, 2), position('a' in name) FROM customers
SELECT name FROM customers ORDER BY country NULLS LAST
SELECT name FROM customers FETCH FIRST 10 ROWS ONLY
SELECT GREATEST(amount, 1), LEAST(amount, 100) FROM orders
SELECT country, status, SUM(amount) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY ROLLUP (country, status)
SELECT country, COUNT(*) FROM customers GROUP BY GROUPING SETS ((country), ())
SELECT c.name, last.amount FROM customers c LEFT JOIN LATERAL (SELECT amount FROM orders o WHERE o.customer_id = c.id ORDER BY placed_at DESC LIMIT 1) AS last ON true
SELECT name FROM customers WHERE id = ANY (ARRAY[1, 2, 3])
SELECT name FROM public.customers
SELECT EXTRACT(EPOCH FROM (MAX(placed_at) - MIN(placed_at))) / 86400 FROM orders
SELECT bool_or(amount > 10) FROM orders
SELECT name FROM customers WHERE country IS DISTINCT FROM 'DE'
SELECT placed_at AT TIME ZONE 'UTC' FROM orders
SELECT to_date('2024-01-01', 'YYYY-MM-DD')
SELECT regexp_replace(name, '[0-9]', '', 'g') FROM customers
TABLE customers
SELECT x.a FROM (VALUES (1), (2)) AS x(a)
