package com.togahub.benchmarks;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.LaunchException;
import java.util.List;
import java.util.ListIterator;

/**
 * What the user asked for.
 *
 * @param database {@code mariadb} or {@code mysql8}
 * @param rounds how often each contender is measured
 * @param isQuick whether to measure for a moment only: to see that it works
 */
record Options(String database, int rounds, boolean isQuick) {
    private static final int ROUNDS = 3;
    private static final List<String> DATABASES = List.of("mariadb", "mysql8");

    Options {
        requireNonNull(database, "database");
    }

    /**
     * Reads a command line.
     *
     * @throws LaunchException when it cannot be understood
     */
    static Options parse(List<String> words) {
        String database = DATABASES.get(0);
        int rounds = ROUNDS;
        boolean isQuick = false;
        for (ListIterator<String> all = words.listIterator(); all.hasNext(); ) {
            String option = all.next();
            switch (option) {
                case "--quick" -> isQuick = true;
                case "--db" -> database = database(all);
                case "--rounds" -> rounds = rounds(all);
                default -> throw new LaunchException("no such option: " + option + ", see ./toga --help");
            }
        }
        return new Options(database, rounds, isQuick);
    }

    private static String database(ListIterator<String> all) {
        String value = all.hasNext() ? all.next() : "";
        if (!DATABASES.contains(value)) {
            throw new LaunchException("--db takes one of " + String.join(", ", DATABASES));
        }
        return value;
    }

    private static int rounds(ListIterator<String> all) {
        String value = all.hasNext() ? all.next() : "";
        if (!value.matches("[1-9]")) {
            throw new LaunchException("--rounds takes a number from 1 to 9");
        }
        return Integer.parseInt(value);
    }
}
