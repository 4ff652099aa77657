package com.togahub.persistence.metadata;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives plain connections to Core's server, in auto-commit mode; whoever takes one closes it. */
@FunctionalInterface
public interface ConnectionSource {
    /** A connection of the caller's own until it is closed. */
    Connection open() throws SQLException;
}
