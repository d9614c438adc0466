SELECT strftime('%Y', placed_at) AS year, SUM(amount) FROM orders GROUP BY year
SELECT strftime('%Y-%m', placed_at) AS month, COUNT(*) FROM orders GROUP BY 1 ORDER BY 1
SELECT date(placed_at) AS day, COUNT(*) FROM orders GROUP BY date(placed_at)
SELECT COUNT(*) FROM orders WHERE placed_at >= date('now', '-30 days')
SELECT COUNT(*) FROM orders WHERE date(placed_at) >= date('now', 'start of month', '-1 month') AND date(placed_at) < date('now', 'start of month')
SELECT julianday('now') - julianday(created_at) FROM customers
SELECT CAST(julianday('now') - julianday(created_at) AS INTEGER) AS days FROM customers
SELECT datetime('now')
SELECT unixepoch(placed_at) FROM orders
SELECT group_concat(name, ', ') FROM customers
SELECT country, group_concat(DISTINCT name) FROM customers GROUP BY country
SELECT ifnull(country, '?') FROM customers
SELECT iif(amount > 10, 'a', 'b') FROM orders
SELECT instr(name, 'a') FROM customers
SELECT printf('%.2f', amount) FROM orders
SELECT total(amount) FROM orders
SELECT typeof(amount) FROM orders
SELECT name FROM customers WHERE name GLOB 'A*'
SELECT name FROM customers ORDER BY name COLLATE NOCASE
SELECT name FROM customers ORDER BY country NULLS LAST
SELECT CAST(strftime('%m', placed_at) AS INTEGER) AS month, SUM(amount) FROM orders GROUP BY month
SELECT CAST(SUM(amount) AS REAL) / COUNT(*) FROM orders
SELECT max(amount, 10) FROM orders
SELECT strftime('%s', placed_at) - strftime('%s', '2024-01-01') FROM orders
SELECT [name] FROM [customers]
SELECT `name` FROM `customers`
SELECT "name" FROM "customers"
SELECT COUNT(*) FILTER (WHERE status = 'paid') FROM orders
SELECT name FROM main.customers
SELECT json_extract('{"a": 1}', '$.a')
