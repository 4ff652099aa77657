package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * JDBC connections for stores with statements of their own. All sessions are in UTC. Plain connections are in auto-commit
 * mode and must be closed in that mode, with nothing open; joined ones are closed too, which ends their use but not the
 * transaction.
 */
public interface Connections {
    /** A plain connection to Core. */
    Connection core() throws SQLException;

    /** A plain connection to the Core logs. */
    Connection logs() throws SQLException;

    /** A plain connection to any schema. */
    Connection in(DatabaseName name) throws SQLException;

    /**
     * Core inside the caller's JTA transaction: what is done becomes durable or void with it.
     *
     * @throws SQLException also when no transaction is active
     */
    Connection coreJoined() throws SQLException;

    /** Any schema inside the caller's JTA transaction; see {@link #coreJoined()}. */
    Connection joined(DatabaseName name) throws SQLException;

    /** Any schema: inside the caller's JTA transaction if there is one, else a plain connection. */
    Connection present(DatabaseName name) throws SQLException;

    /** Where Core is. */
    DatabaseName coreName();

    /** Where the Core logs are. */
    DatabaseName logsName() throws SQLException;
}
