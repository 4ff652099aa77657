package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a request took, for those who may see it; the log row, which is written last, is not in it.
 *
 * @param statements SQL statements
 * @param door from its arrival until the engine had it: token, body
 * @param database waiting for statements
 * @param engine all else: planning, validation, building the answer
 */
record Debugging(int statements, Duration door, Duration database, Duration engine) {
    Debugging {
        requireNonNull(door, "door");
        requireNonNull(database, "database");
        requireNonNull(engine, "engine");
    }

    /** As messages of the answer. */
    List<Problem> messages() {
        return List.of(
                Problem.of(Code.D_1, statements + " SQL statements"),
                Problem.of(
                        Code.D_2,
                        "door " + millis(door) + " ms, database " + millis(database) + " ms, engine " + millis(engine)
                                + " ms"));
    }

    /** As the header {@code Server-Timing}. */
    String header() {
        return "door;dur=" + millis(door) + ", database;dur=" + millis(database) + ";desc=\"" + statements
                + " statements\", engine;dur=" + millis(engine);
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }
}
