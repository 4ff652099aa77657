package com.togahub.persistence.identity;

import com.togahub.engine.identity.AuthenticationFailures;
import com.togahub.persistence.sql.Values;
import com.togahub.persistence.transaction.Connections;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** The rows of {@code AuthenticationFailures}. */
public final class JdbcAuthenticationFailures implements AuthenticationFailures {
    /** The first assignment still sees the old {@code dtFirst}: servers assign from left to right. */
    private static final String ADD =
            "INSERT INTO AuthenticationFailures (subject, failures, dtFirst) VALUES (?, 1, ?) "
                    + "ON DUPLICATE KEY UPDATE failures = IF(dtFirst < ?, 1, failures + 1), dtFirst = IF(dtFirst < ?, ?, dtFirst)";

    private static final String FORGET = "DELETE FROM AuthenticationFailures WHERE dtFirst < ? LIMIT 1000";

    private final Connections connections;

    /** Counts in Core. */
    public JdbcAuthenticationFailures(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<Count> counts(List<String> subjects) {
        String places = String.join(", ", Collections.nCopies(subjects.size(), "?"));
        return Statements.query(
                connections::core,
                "SELECT subject, failures, dtFirst FROM AuthenticationFailures WHERE subject IN (" + places + ")",
                List.copyOf(subjects),
                row -> new Count(row.getString(1), row.getInt(2), Values.instant(row, 3)));
    }

    @Override
    public void add(List<String> subjects, Instant now, Instant windowStart) {
        for (String subject : subjects) {
            Statements.update(connections::core, ADD, List.of(subject, now, windowStart, windowStart, now));
        }
    }

    @Override
    public void clear(String subject) {
        Statements.update(connections::core, "DELETE FROM AuthenticationFailures WHERE subject = ?", List.of(subject));
    }

    @Override
    public void forgetBefore(Instant time) {
        while (Statements.update(connections::core, FORGET, List.of(time)) > 0) {
            // in small steps, so that nobody waits long for the rows
        }
    }
}
