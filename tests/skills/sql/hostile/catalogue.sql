SELECT * FROM pg_catalog.pg_user
SELECT rolname, rolpassword FROM pg_authid
SELECT usename, passwd FROM pg_shadow
SELECT * FROM pg_roles
SELECT * FROM pg_stat_activity
SELECT * FROM pg_settings
SELECT * FROM pg_file_settings
SELECT * FROM pg_hba_file_rules
SELECT relname FROM pg_class
SELECT * FROM pg_proc
SELECT * FROM pg_largeobject
SELECT * FROM pg_statistic
SELECT * FROM pg_stats
SELECT most_common_vals FROM pg_stats WHERE tablename = 'salaries'
SELECT * FROM pg_user_mapping
SELECT * FROM pg_database
SELECT * FROM pg_tables
SELECT * FROM "pg_catalog"."pg_class"
SELECT * FROM PG_CATALOG.PG_CLASS
SELECT * FROM information_schema.tables
SELECT * FROM INFORMATION_SCHEMA.COLUMNS
SELECT table_name FROM information_schema.tables UNION SELECT name FROM customers
SELECT name FROM customers UNION SELECT table_name FROM information_schema.tables
SELECT name FROM customers WHERE EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'salaries')
SELECT * FROM mysql.user
SELECT User, authentication_string FROM mysql.user
SELECT * FROM mysql.db
SELECT * FROM performance_schema.threads
SELECT * FROM sys.user_summary
SELECT * FROM sqlite_master
SELECT sql FROM sqlite_schema
SELECT * FROM sqlite_temp_master
SELECT * FROM sqlite_sequence
SELECT * FROM sqlite_stat1
SELECT * FROM main.sqlite_master
SELECT * FROM "sqlite_master"
SELECT * FROM dbstat
SELECT * FROM duckdb_tables
SELECT * FROM duckdb_tables()
SELECT * FROM duckdb_settings()
SELECT * FROM duckdb_columns()
SELECT * FROM duckdb_databases()
SELECT * FROM pg_class()
SELECT version()
SELECT current_user
SELECT session_user
SELECT current_role
SELECT current_catalog
SELECT current_database()
SELECT current_schema
SELECT current_schemas(true)
SELECT USER()
SELECT DATABASE()
SELECT CONNECTION_ID()
SELECT SYSTEM_USER()
SELECT inet_server_addr()
SELECT inet_client_addr()
SELECT pg_backend_pid()
SELECT pg_conf_load_time()
SELECT pg_postmaster_start_time()
SELECT sqlite_version()
SELECT sqlite_source_id()
SELECT sqlite_compileoption_get(1)
SELECT has_table_privilege('salaries', 'SELECT')
SELECT to_regclass('salaries')
SELECT 'salaries'::regclass
SELECT CAST('salaries' AS regclass)
SELECT CAST('pg_sleep' AS regproc)
SELECT pg_get_viewdef('v')
SELECT pg_get_functiondef(1)
SELECT obj_description(1)
SELECT pg_relation_size('salaries')
SELECT pg_database_size('postgres')
SELECT pg_relation_filepath('customers')
SELECT EXTRACTVALUE(1, CONCAT(0x7e, (SELECT amount FROM salaries)))
SELECT UPDATEXML(1, CONCAT(0x7e, (SELECT amount FROM salaries)), 1)
