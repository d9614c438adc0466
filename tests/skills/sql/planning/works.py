"""The works department of a town, whose names are shortened and whose rules stand in nobody's schema."""

SCRIPT = """
create table depts(dept_id integer, name text, city text);
create table emps(emp_no integer, emp_nm text, dept_id integer, hire_dt date, left_dt date, active text,
  rate_per_hr numeric);
create table stock_items(item_no integer, descr text, on_hand integer, reorder_pt integer, unit_cost numeric,
  weight_kg numeric, elevation_m numeric);
create table maint_jobs(job_id integer, emp_no integer, item_no integer, qty_used integer, qty_scrap integer,
  opened_on date, state_cd text, lead_days integer);
create table kb_notes(note_id integer, emp_no integer, title text, views integer);
insert into depts values (1, 'Roads', 'Bath'), (2, 'Parks', 'Hull'), (3, 'Water', 'Bath');
insert into emps values
  (11, 'Ada', 1, '2015-02-01', null, 'T', 30), (12, 'Ben', 1, '2018-03-01', '2024-01-31', 'F', 22),
  (13, 'Cleo', 2, '2020-05-01', null, 'T', 25), (14, 'Dan', 3, '2023-06-01', null, 'T', 20),
  (15, 'Eve', 2, '2012-01-01', '2020-12-31', 'F', 40);
insert into stock_items values
  (501, 'Valve', 3, 5, 12.5, 2, 100), (502, 'Pipe', 40, 10, 8, 11, 300), (503, 'Pump', 1, 2, 240, 35, 200);
insert into maint_jobs values
  (1, 11, 501, 2, 0, '2025-01-04', 'OPN', 3), (2, 11, 502, 5, 1, '2025-02-04', 'DON', 9),
  (3, 12, 502, 1, 0, '2023-05-05', 'DON', 4), (4, 13, 503, 1, 2, '2025-05-20', 'CXL', 12),
  (5, 14, 501, 4, 0, '2025-06-02', 'OPN', 7);
insert into kb_notes values (1, 11, 'Frost', 10), (2, 13, 'Roses', 30), (3, 13, 'Hedges', 5);
"""
