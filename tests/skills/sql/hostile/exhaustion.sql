WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT COUNT(*) FROM t
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t) SELECT n FROM t
WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT t.n FROM t, t AS u) SELECT n FROM t
WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t) SELECT MAX(n) FROM t
SELECT * FROM generate_series(1, 1000000000000)
SELECT generate_series(1, 1000000000000)
SELECT COUNT(*) FROM generate_series(1, 1000000000) a, generate_series(1, 1000000000) b
SELECT * FROM range(1000000000000)
SELECT range(1000000000000)
SELECT unnest(range(1000000000000))
SELECT repeat('x', 1000000000)
SELECT REPEAT(name, 1000000000) FROM customers
SELECT lpad('x', 1000000000)
SELECT lpad('x', 1000000000, 'y')
SELECT rpad(name, 1000000000, 'y') FROM customers
SELECT lpad('x', id, 'y') FROM customers
SELECT SPACE(1000000000)
SELECT zeroblob(1000000000)
SELECT randomblob(1000000000)
SELECT hex(zeroblob(1000000000))
SELECT printf('%1000000000d', 1)
SELECT printf('%.1000000000c', 'x')
SELECT printf('%*d', 1000000000, 1)
SELECT printf('%.*c', 1000000000, 'x')
[not mysql] SELECT format('%1000000000s', 'x')
[not mysql] SELECT format('{:>1000000000}', 'x')
SELECT array_fill(1, ARRAY[1000000000])
SELECT list_resize([1], 1000000000)
SELECT string_agg(repeat('x', 1000000), '') FROM customers
SELECT factorial(1000000)
SELECT gen_random_bytes(1000000)
SELECT crypt('x', gen_salt('bf', 31))
SELECT MD5(REPEAT('x', 1000000000))
SELECT ENCRYPT('x')
SELECT UUID()
SELECT random()
SELECT RAND()
SELECT regexp_split_to_table(name, '') FROM customers
SELECT * FROM json_each('[1]')
SELECT * FROM json_tree('[1]')
SELECT * FROM json_array_elements('[1]')
SELECT * FROM jsonb_to_recordset('[{"a":1}]') AS x(a int)
SELECT * FROM JSON_TABLE('[1]', '$[*]' COLUMNS (a INT PATH '$')) AS t
SELECT * FROM repeat_row(1, num_rows = 1000000000)
SELECT * FROM customers OFFSET 99999999999
SELECT name FROM customers LIMIT 10 OFFSET 99999999999
SELECT name FROM customers LIMIT -1
SELECT name FROM customers LIMIT 10 PERCENT
SELECT name FROM customers ORDER BY name FETCH FIRST 10 ROWS WITH TIES
SELECT name FROM customers LIMIT 1 + 1
SELECT name FROM customers LIMIT 1e9
