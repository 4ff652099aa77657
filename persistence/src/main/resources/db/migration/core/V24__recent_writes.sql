-- When an identity has last changed something, by the database's clock: for some seconds it reads from writers, whichever node it
-- asks. Kept only where databases have readers; one row per identity.
CREATE TABLE RecentWrites (
    identityHash BINARY(32) NOT NULL,
    dtWritten DATETIME(3) NOT NULL,
    PRIMARY KEY (identityHash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
