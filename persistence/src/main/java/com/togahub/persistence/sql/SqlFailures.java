package com.togahub.persistence.sql;

import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.StoreException.Kind;
import com.togahub.persistence.pool.FatalErrors;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JDBC failure means, by the server's error number; the same on MySQL and MariaDB. */
public final class SqlFailures {
    private static final Map<Integer, Kind> KINDS = Map.ofEntries(
            Map.entry(1062, Kind.DUPLICATE),
            Map.entry(1586, Kind.DUPLICATE),
            Map.entry(1451, Kind.REFERENCED),
            Map.entry(1452, Kind.REFERENCED),
            Map.entry(1216, Kind.REFERENCED),
            Map.entry(1217, Kind.REFERENCED),
            Map.entry(1205, Kind.CONFLICT),
            Map.entry(1213, Kind.CONFLICT),
            Map.entry(1020, Kind.CONFLICT),
            Map.entry(1614, Kind.CONFLICT),
            Map.entry(1406, Kind.VALUE),
            Map.entry(1264, Kind.VALUE),
            Map.entry(1265, Kind.VALUE),
            Map.entry(1292, Kind.VALUE),
            Map.entry(1366, Kind.VALUE),
            Map.entry(1367, Kind.VALUE),
            Map.entry(1048, Kind.VALUE),
            Map.entry(1364, Kind.VALUE),
            Map.entry(1690, Kind.VALUE),
            Map.entry(3140, Kind.VALUE),
            Map.entry(3819, Kind.VALUE),
            Map.entry(4025, Kind.VALUE),
            // the limits that connections for work come with: MySQL's of a query, MariaDB's of any statement
            Map.entry(3024, Kind.TIMEOUT),
            Map.entry(1969, Kind.TIMEOUT),
            // a schema or table of this tenant is not there, or not for us: its database is broken, the statement is
            // not
            Map.entry(1044, Kind.UNAVAILABLE),
            Map.entry(1046, Kind.UNAVAILABLE),
            Map.entry(1049, Kind.UNAVAILABLE),
            Map.entry(1142, Kind.UNAVAILABLE),
            Map.entry(1146, Kind.UNAVAILABLE),
            Map.entry(1203, Kind.UNAVAILABLE),
            Map.entry(1226, Kind.UNAVAILABLE));
    private static final Pattern KEY = Pattern.compile("for key '(?:[^']*\\.)?([^'.]+)'");
    private static final FatalErrors FATAL = new FatalErrors();

    private SqlFailures() {}

    /** The failure in the engine's words. */
    public static StoreException failure(SQLException failure) {
        Kind kind = kind(failure);
        return new StoreException(kind, kind == Kind.DUPLICATE ? key(failure) : "", failure);
    }

    /** Whether the connection on which it came about must not be used again. */
    public static boolean hasEnded(StoreException failure) {
        return failure.getCause() instanceof SQLException cause && FATAL.isFatal(cause);
    }

    private static Kind kind(SQLException failure) {
        Kind known = KINDS.get(failure.getErrorCode());
        if (known != null) {
            return known;
        }
        boolean unreachable = FATAL.isFatal(failure)
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLTimeoutException
                // the pool's own failures, such as waiting too long for a connection, have neither number nor state
                || (failure.getErrorCode() == 0 && failure.getSQLState() == null && isPools(failure));
        return unreachable ? Kind.UNAVAILABLE : Kind.OTHER;
    }

    private static boolean isPools(SQLException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.agroal.");
    }

    private static String key(SQLException failure) {
        Matcher matcher = KEY.matcher(String.valueOf(failure.getMessage()));
        return matcher.find() ? matcher.group(1) : "";
    }
}
