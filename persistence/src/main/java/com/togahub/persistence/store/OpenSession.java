package com.togahub.persistence.store;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.Session;
import java.sql.Connection;
import java.sql.SQLException;

/** A session as other stores see it that work inside its transaction. */
public interface OpenSession extends Session {
    /** For whom it is. */
    Tenant tenant();

    /** The session's connection to Core, which stays the session's to close; counts as one statement. */
    Connection core() throws SQLException;
}
