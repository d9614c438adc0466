SELECT date_trunc('month', placed_at) AS month, SUM(amount) FROM orders GROUP BY month ORDER BY month
SELECT year(placed_at), month(placed_at), COUNT(*) FROM orders GROUP BY ALL
SELECT strftime(placed_at, '%Y-%m') AS month, COUNT(*) FROM orders GROUP BY 1
SELECT COUNT(*) FROM orders WHERE placed_at >= current_date - INTERVAL 30 DAY
SELECT COUNT(*) FROM orders WHERE placed_at >= now() - INTERVAL '1 month'
SELECT date_diff('day', created_at, current_date) FROM customers
SELECT datediff('month', created_at, current_date) FROM customers
SELECT median(amount), quantile_cont(amount, 0.9) FROM orders
SELECT string_agg(name, ', ') FROM customers
SELECT list(name) FROM customers
SELECT any_value(name) FROM customers
SELECT arg_max(id, amount) FROM orders
SELECT COUNT(*) FILTER (WHERE status = 'paid') FROM orders
SELECT * EXCLUDE (country) FROM customers
FROM customers
FROM customers SELECT name
SELECT name FROM customers QUALIFY ROW_NUMBER() OVER (PARTITION BY country ORDER BY id) = 1
SELECT name FROM customers WHERE name ILIKE 'a%'
SELECT name FROM customers WHERE regexp_matches(name, '^A')
SELECT amount::INTEGER FROM orders
SELECT amount // 2 FROM orders
SELECT name FROM customers ORDER BY ALL
SELECT starts_with(name, 'A'), contains(name, 'b') FROM customers
SELECT split_part(name, ' ', 1) FROM customers
SELECT extract('year' FROM placed_at) FROM orders
SELECT dayname(placed_at), quarter(placed_at) FROM orders
SELECT name FROM main.customers
SELECT approx_count_distinct(customer_id) FROM orders
SELECT TRY_CAST(name AS INTEGER) FROM customers
SELECT stddev(amount), corr(amount, id) FROM orders
SELECT status, SUM(amount) FROM orders GROUP BY ROLLUP (status)
SELECT CASE WHEN amount > 10 THEN 'a' END FROM orders
SELECT last_day(placed_at) FROM orders
SELECT strptime('2024-01-01', '%Y-%m-%d')
SELECT lpad(name, 10, ' ') FROM customers
SELECT time_bucket(INTERVAL '1 week', placed_at), COUNT(*) FROM orders GROUP BY 1
SELECT x.a FROM (VALUES (1), (2)) AS x(a)
