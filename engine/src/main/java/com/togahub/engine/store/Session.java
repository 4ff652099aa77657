package com.togahub.engine.store;

import java.time.Duration;
import java.util.List;

/**
 * The databases of one request, inside one transaction (writes) or none (reads). Not for use by several threads at once.
 *
 * <p>Failures are {@link StoreException}s, so that callers need no JDBC to tell them apart.
 */
public interface Session {
    /** Runs a query; every row holds one value per {@link Statement#columns()}, possibly null. */
    List<Object[]> query(Statement statement);

    /** Runs an insert, update or delete; answers the number of rows it matched. */
    int update(Statement statement);

    /** Runs an update with one text and many parameter lists. */
    void update(Statement statement, List<List<Object>> rows);

    /**
     * Inserts rows with one text and many parameter lists.
     *
     * @return the generated keys, in the order of the rows
     */
    List<Long> insert(Statement statement, List<List<Object>> rows);

    /**
     * Takes the next numbers of a record's number sequence, without waiting for other requests' transactions. Numbers may
     * have gaps, never repeats.
     *
     * @param sequence name of the sequence, one per record
     * @param count how many
     * @return the first of {@code count} consecutive numbers
     */
    long nextNumbers(Place place, String sequence, int count);

    /** Rows that are there as long as this session's transaction lasts. */
    KnownKeys known();

    /** Inserts, updates and deletes this session has sent so far: whether a failure may have left something half done. */
    int changes();

    /** SQL statements this session has sent so far, for counting in tests and debug messages. */
    int statements();

    /** How long this session has waited for statements so far, getting connections included. */
    Duration databaseTime();
}
