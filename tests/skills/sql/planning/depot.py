"""A courier's depot: drivers, vans, deliveries and supplies, with yes and no written in several ways; no keys."""

from skills.sql.comparing import same_result
from skills.sql.planning import Planner, render
from skills.sql.schema import Dialect
from tests.skills.sql.shop import TODAY, opened, schema_of

SCRIPT = """
create table drivers(driver_id integer, full_name text, base_city text, is_retired text, licensed text,
  hired_on date, hourly_pay numeric);
create table vans(van_id integer, plate text, maker text, leased text, has_camera text, heated text,
  capacity_kg integer, purchase_price numeric, bought_on date);
create table deliveries(delivery_id integer, van_id integer, driver_id integer, ordered_on date, delivered_on date,
  picked_up_at timestamp, dropped_at timestamp, status text, fee numeric, depot_code text, insured integer);
create table supplies(supply_id integer, supply_name text, on_hand integer, minimum_level integer,
  budgeted_cost numeric, actual_cost numeric, perishable text);
insert into drivers values
  (1, 'Ann Lee', 'Boston', 'N', 'yes', '2019-03-01', 21), (2, 'Bob Ray', 'Austin', 'Y', 'no', '2021-07-15', 25),
  (3, 'Cid Moe', 'Boston', 'N', 'no', '2023-01-10', 19), (4, 'Dee Poe', null, 'N', 'yes', '2024-11-30', null);
insert into vans values
  (1, 'AA-100', 'Ford', 'T', 'true', '1', 800, 21000, '2018-05-02'),
  (2, 'BB-200', 'Ford', 'F', 'false', '0', 1200, 33000, '2021-02-20'),
  (3, 'CC-300', 'Iveco', 'F', 'true', '0', 1500, 41000, '2023-09-09'),
  (4, 'DD-400', null, 'T', 'false', '0', 600, 15000, '2016-01-31');
insert into deliveries values
  (1, 1, 1, '2025-01-02', '2025-01-05', '2025-01-04 08:00', '2025-01-05 09:30', 'done', 40, 'N1', 1),
  (2, 1, 2, '2025-02-10', '2025-02-11', '2025-02-10 10:00', '2025-02-11 10:00', 'done', 25, 'N1', 0),
  (3, 2, 1, '2025-06-01', null, '2025-06-02 07:15', null, 'open', 60, null, 1),
  (4, 3, 3, '2024-03-03', '2024-03-13', '2024-03-12 12:00', '2024-03-13 12:30', 'lost', 35, 'S2', 0),
  (5, 3, 1, '2024-05-05', '2024-05-06', '2024-05-06 06:00', '2024-05-06 08:45', 'done', 15, null, 0),
  (6, 2, 3, '2025-05-20', '2025-05-22', '2025-05-21 09:00', '2025-05-22 09:30', 'done', 80, 'S2', 1);
insert into supplies values
  (1, 'Tape', 10, 25, 100, 120, 'N'), (2, 'Boxes', 300, 200, 500, 450, 'N'), (3, 'Ice packs', 5, 5, 80, 95, 'Y');
"""


class Depot:
    """The database with its planner."""

    def __init__(self) -> None:
        self.connection = opened(SCRIPT)
        self.schema = schema_of(self.connection)
        self.planner = Planner(self.schema)

    def sql(self, question: str, instructions: str = "") -> str:
        """The query of a question, or nothing where none is planned."""
        planned = self.planner.plan(question, TODAY, instructions)
        return render(planned.candidate.query, Dialect.SQLITE) if planned.candidate else ""

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.execute(sql).fetchall()

    def agrees(self, question: str, gold: str, *, ordered: bool = False, instructions: str = "") -> bool:
        """Whether a question is planned, and gives what its gold query gives."""
        sql = self.sql(question, instructions)
        return bool(sql) and same_result(self.rows(sql), self.rows(gold), ordered=ordered)

    def close(self) -> None:
        self.connection.close()


def problem(depot: Depot, question: str) -> str:
    """What to print where a question is not planned as its gold is."""
    sql = depot.sql(question)
    return f"{question}\n{sql or depot.planner.plan(question, TODAY).problem}"
