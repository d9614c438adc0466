SELECT pg_sleep(10)
SELECT pg_sleep_for('10 seconds')
SELECT pg_sleep_until('2999-01-01')
SELECT name FROM customers WHERE pg_sleep(10) IS NULL
SELECT CASE WHEN name = 'a' THEN pg_sleep(10) END FROM customers
SELECT "pg_sleep"(10)
SELECT pg_catalog.pg_sleep(10)
SELECT "pg_catalog"."pg_sleep"(10)
SELECT PG_SLEEP(10)
SELECT pg_sleep (10)
SELECT pg_sleep/**/(10)
SELECT SLEEP(10)
SELECT name FROM customers WHERE SLEEP(10) = 0
SELECT IF(1 = 1, SLEEP(10), 0)
SELECT BENCHMARK(100000000, MD5('x'))
SELECT BENCHMARK(100000000, SHA2('x', 512))
SELECT GET_LOCK('x', 100)
SELECT RELEASE_LOCK('x')
SELECT IS_FREE_LOCK('x')
SELECT MASTER_POS_WAIT('x', 1)
SELECT pg_advisory_lock(1)
SELECT pg_advisory_xact_lock(1)
SELECT pg_try_advisory_lock(1)
SELECT pg_advisory_unlock_all()
SELECT pg_notify('x', 'y')
NOTIFY x, 'y'
LISTEN x
UNLISTEN *
SELECT set_config('statement_timeout', '0', true)
SELECT set_config('statement_timeout', '0', false)
SELECT set_config('role', 'postgres', true)
SELECT current_setting('data_directory')
SELECT current_setting('is_superuser')
SET statement_timeout = 0
SET LOCAL statement_timeout = 0
SET ROLE postgres
SET SESSION AUTHORIZATION postgres
RESET ALL
RESET ROLE
DISCARD ALL
SET GLOBAL general_log = 1
SET @@global.read_only = 0
SET @a = 1
SET enable_external_access = true
SET lock_configuration = false
SELECT @a := 1
SELECT @a
SELECT @@version
SELECT @@global.secure_file_priv
SELECT @@datadir
SELECT name FROM customers WHERE (@a := id) > 0
SELECT pg_terminate_backend(1)
SELECT pg_cancel_backend(1)
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
SELECT pg_reload_conf()
SELECT pg_rotate_logfile()
SELECT pg_switch_wal()
SELECT pg_create_restore_point('x')
SELECT pg_start_backup('x')
SELECT pg_backup_start('x')
SELECT pg_promote()
SELECT pg_create_logical_replication_slot('x', 'test_decoding')
SELECT pg_drop_replication_slot('x')
SELECT pg_logical_emit_message(true, 'x', 'y')
SELECT pg_stat_reset()
SELECT pg_export_snapshot()
SELECT txid_current()
SELECT pg_current_xact_id()
SELECT nextval('orders_id_seq')
SELECT setval('orders_id_seq', 1)
SELECT currval('orders_id_seq')
SELECT lastval()
SELECT dblink('host=127.0.0.1', 'DELETE FROM customers')
SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(a int)
SELECT dblink_connect('host=example.com')
SELECT dblink_exec('host=127.0.0.1', 'DROP TABLE customers')
SELECT query_to_xml('DELETE FROM customers RETURNING *', true, false, '')
SELECT query_to_xml_and_xmlschema('SELECT 1', true, false, '')
SELECT table_to_xml('salaries', true, false, '')
SELECT cursor_to_xml('c', 1, true, false, '')
SELECT database_to_xml(true, false, '')
SELECT schema_to_xml('public', true, false, '')
SELECT xmlparse(document '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')
SELECT ts_stat('SELECT to_tsvector(name) FROM salaries')
SELECT * FROM ts_stat('SELECT to_tsvector(name) FROM salaries')
SELECT crosstab('SELECT 1, 2, 3')
SELECT sys_exec('id')
SELECT sys_eval('id')
SELECT lib_mysqludf_sys_info()
SELECT query('DELETE FROM customers')
SELECT * FROM query('DROP TABLE customers')
SELECT * FROM query_table('salaries')
SELECT getenv('HOME')
SELECT getvariable('x')
SELECT * FROM duckdb_secrets()
SELECT * FROM which_secret('x', 's3')
PREPARE p AS DELETE FROM customers
PREPARE p FROM 'DELETE FROM customers'
EXECUTE p
EXECUTE p(1)
DEALLOCATE p
EXECUTE IMMEDIATE 'DELETE FROM customers'
DECLARE c CURSOR FOR SELECT 1
FETCH ALL FROM c
CLOSE c
CALL pwned()
DO SLEEP(10)
DO $$ BEGIN PERFORM pg_sleep(10); END $$
KILL 1
KILL QUERY 1
SHUTDOWN
FLUSH TABLES WITH READ LOCK
FLUSH PRIVILEGES
PURGE BINARY LOGS BEFORE '2999-01-01'
RESET MASTER
CHANGE MASTER TO MASTER_HOST = 'x'
INSTALL PLUGIN x SONAME 'x.so'
USE mysql
CHECKPOINT
FORCE CHECKPOINT
SAVEPOINT s
RELEASE SAVEPOINT s
PRAGMA table_info(customers)
PRAGMA writable_schema = ON
PRAGMA query_only = OFF
PRAGMA journal_mode = DELETE
PRAGMA database_list
PRAGMA user_version = 7
PRAGMA temp_store_directory = '/tmp'
PRAGMA enable_external_access = true
SELECT * FROM pragma_table_info('salaries')
SELECT * FROM pragma_database_list
SELECT * FROM pragma_database_list()
