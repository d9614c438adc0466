SELECT YEAR(placed_at) AS year, SUM(amount) FROM orders GROUP BY YEAR(placed_at)
SELECT DATE_FORMAT(placed_at, '%Y-%m') AS month, COUNT(*) FROM orders GROUP BY month
SELECT MONTH(placed_at), DAY(placed_at), HOUR(placed_at) FROM orders
SELECT COUNT(*) FROM orders WHERE placed_at >= DATE_SUB(CURDATE(), INTERVAL 30 DAY)
SELECT COUNT(*) FROM orders WHERE placed_at >= NOW() - INTERVAL 1 MONTH
SELECT DATE(placed_at) AS day, COUNT(*) FROM orders GROUP BY DATE(placed_at)
SELECT DATEDIFF(NOW(), created_at) FROM customers
SELECT TIMESTAMPDIFF(MONTH, created_at, NOW()) FROM customers
SELECT IFNULL(country, '?') FROM customers
SELECT IF(amount > 10, 'a', 'b') FROM orders
SELECT GROUP_CONCAT(name SEPARATOR ', ') FROM customers
SELECT GROUP_CONCAT(DISTINCT country ORDER BY country) FROM customers
SELECT CONCAT(name, ' (', country, ')') FROM customers
SELECT CONCAT_WS(', ', name, country) FROM customers
SELECT `name` FROM `customers`
SELECT name FROM customers WHERE name REGEXP '^A'
SELECT name FROM customers WHERE name = "double"
SELECT name FROM customers LIMIT 5, 10
SELECT SUBSTRING(name, 1, 3), LEFT(name, 2), LOCATE('a', name) FROM customers
SELECT CHAR_LENGTH(name) FROM customers
SELECT WEEK(placed_at), QUARTER(placed_at), DAYNAME(placed_at), DAYOFWEEK(placed_at) FROM orders
SELECT LAST_DAY(placed_at) FROM orders
SELECT STR_TO_DATE('2024-01-01', '%Y-%m-%d')
SELECT COUNT(*) FROM orders WHERE status <=> NULL
SELECT country, COUNT(*) FROM customers GROUP BY country WITH ROLLUP
SELECT STDDEV(amount), VARIANCE(amount) FROM orders
SELECT CAST(amount AS SIGNED) FROM orders
SELECT CAST(name AS CHAR) FROM customers
SELECT LPAD(MONTH(placed_at), 2, '0') FROM orders
SELECT amount DIV 2 FROM orders
SELECT name FROM customers WHERE name = 'it\'s'
SELECT DATE_ADD(placed_at, INTERVAL 1 WEEK) FROM orders
SELECT EXTRACT(YEAR FROM placed_at) FROM orders
SELECT TRUNCATE(amount, 1) FROM orders
SELECT name FROM customers -- the names
SELECT name FROM customers # the names
