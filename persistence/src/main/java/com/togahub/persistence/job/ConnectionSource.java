package com.togahub.persistence.job;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections in auto-commit mode with the session in UTC. */
@FunctionalInterface
public interface ConnectionSource {
    /** A connection, to be closed by the caller. */
    Connection open() throws SQLException;
}
