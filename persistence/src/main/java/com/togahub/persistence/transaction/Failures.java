package com.togahub.persistence.transaction;

import java.sql.SQLException;

/** What an error says about whether the statement was carried out. */
final class Failures {
    private Failures() {}

    /** The server has not answered, so it may have done it. */
    static boolean mayHaveHappened(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("S1");
    }
}
