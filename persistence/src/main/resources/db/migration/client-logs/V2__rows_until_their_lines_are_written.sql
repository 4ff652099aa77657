-- Where the log is a file, a row of a write is here until its line is in the file; isPending tells those rows from the
-- rows of a log in the database.
ALTER TABLE ApiTransactions
    ADD COLUMN isPending TINYINT(1) NULL,
    ADD KEY isPending (isPending);
