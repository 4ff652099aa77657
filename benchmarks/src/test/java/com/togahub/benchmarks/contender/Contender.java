package com.togahub.benchmarks.contender;

import com.togahub.benchmarks.measure.Course;
import java.sql.SQLException;

/** A scheduler of jobs. Its schema is its own and empty at first. */
public interface Contender extends Course.Runner, AutoCloseable {
    /** Makes tables and whatever else is needed, once. */
    void prepare() throws SQLException;

    @Override
    void close();
}
