package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import java.util.Collections;
import java.util.List;

/**
 * A table and the columns that an insert fills.
 *
 * @param table with its schema, quoted
 * @param columns names
 */
record InsertInto(String table, List<String> columns) {
    InsertInto {
        columns = List.copyOf(columns);
    }

    static InsertInto of(DatabaseName database, String table, List<String> columns) {
        return new InsertInto("`" + database.schema().replace("`", "``") + "`." + table, columns);
    }

    /** The statement for a number of rows. */
    String sql(int rows) {
        String row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO " + table + " (" + String.join(",", columns) + ") VALUES "
                + String.join(",", Collections.nCopies(rows, row));
    }
}
