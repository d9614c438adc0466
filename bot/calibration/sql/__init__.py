"""The report card and the certificate of SQL drafts: questions, their right queries and their databases in."""
