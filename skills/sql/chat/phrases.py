"""Free words in which people ask for a query; the router learns the skill by them."""

PHRASES = (
    "write SQL that counts orders per day",
    "draft a query for revenue by customer",
    "query the database for new users last month",
    "give me a select statement for unpaid invoices",
    "run a query on the sales table",
    "SQL for average basket size by country",
    "turn this question into SQL",
    "how would I join the orders and customers tables in sql?",
    "build me a report query for churn",
    "correct my query",
    "pull the number of sign-ups per week from the warehouse",
    "get the data for refunds from the database",
)
