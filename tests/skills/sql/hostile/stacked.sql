SELECT name FROM customers; DROP TABLE customers
SELECT name FROM customers; DELETE FROM customers
SELECT name FROM customers; UPDATE customers SET name = 'x'
SELECT name FROM customers; INSERT INTO customers (id, name) VALUES (99, 'x')
SELECT 1; SELECT 2
SELECT 1;;SELECT 2
;SELECT 1; SELECT 2
SELECT name FROM customers;⏎DROP TABLE customers
SELECT name FROM customers; -- harmless⏎DROP TABLE customers
SELECT name FROM customers; /* harmless */ TRUNCATE TABLE customers
SELECT name FROM customers WHERE name = 'a'; DROP TABLE customers; --'
SELECT name FROM customers WHERE name = 'a''; '; DROP TABLE customers
SELECT name FROM customers WHERE name = 'a;b'; DELETE FROM orders
SELECT name FROM customers; COMMIT; DELETE FROM customers
COMMIT; DELETE FROM customers
ROLLBACK; DELETE FROM customers
BEGIN; DELETE FROM customers; COMMIT
BEGIN TRANSACTION; UPDATE orders SET amount = 0; COMMIT
START TRANSACTION; UPDATE orders SET amount = 0; COMMIT
END; DELETE FROM customers
SET TRANSACTION READ WRITE; DELETE FROM customers
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE; DELETE FROM customers
SELECT 1; SET statement_timeout = 0
SELECT 1; VACUUM
SELECT 1; ANALYZE
SELECT 1; CREATE TABLE pwned (a INT)
SELECT 1; ATTACH DATABASE '/tmp/confidant_pwned.db' AS p
SELECT 1; COPY customers TO '/tmp/confidant_pwned.csv'
SELECT 1; CALL do_something()
SELECT 1; DO $$ BEGIN DELETE FROM customers; END $$
SELECT 1; GRANT ALL ON customers TO PUBLIC
SELECT 1; EXECUTE IMMEDIATE 'DELETE FROM customers'
SELECT name FROM customers UNION SELECT status FROM orders; DELETE FROM orders
(SELECT 1); (DELETE FROM customers)
SELECT 1⏎;⏎SELECT 2
SELECT 1 ; ; ; DROP VIEW v
