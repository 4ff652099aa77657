package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A place where writes of a tenancy are broken off.
 *
 * @param tenancy whose writes
 * @param stop where and how
 * @param phrase what the statement there does
 */
record Point(Tenancy tenancy, Stop stop, String phrase) {
    /** Statements that make something durable: it matters whether their answer has arrived. */
    private static final Set<String> DECISIVE = Set.of(
            "the reservation is committed",
            "the transaction is committed",
            "the log is committed",
            "the branch is prepared",
            "the branch is committed");
    /** How many statements reserve the id. */
    private static final int RESERVING = 2;

    Point {
        requireNonNull(tenancy, "tenancy");
        requireNonNull(stop, "stop");
        requireNonNull(phrase, "phrase");
    }

    /** Every boundary between statements, and between the carrying out and the answer of those that make something durable. */
    static List<Point> all(Tenancy tenancy, List<String> phrases, Stop.Fault before, Stop.Fault after) {
        List<Point> points = new ArrayList<>();
        IntStream.range(0, phrases.size()).forEach(i -> {
            points.add(new Point(tenancy, new Stop(i, before), phrases.get(i)));
            if (DECISIVE.contains(phrases.get(i))) {
                points.add(new Point(tenancy, new Stop(i, after), phrases.get(i)));
            }
        });
        return points;
    }

    /** Those where something is made durable. */
    static List<Point> decisive(Tenancy tenancy, List<String> phrases, Stop.Fault fault) {
        return all(tenancy, phrases, fault, fault).stream()
                .filter(point -> DECISIVE.contains(point.phrase()))
                .distinct()
                .toList();
    }

    /** Whether it is in the reservation of the id, for which a node has one thread and Core's logs one place. */
    boolean isReservation() {
        return stop.statement() < RESERVING;
    }

    /** For people. */
    String words() {
        return stop.fault().isAfter() ? "when " + phrase + ", before the answer" : "before " + phrase;
    }

    @Override
    public String toString() {
        return tenancy.words() + ", " + stop.fault().words() + ", " + words();
    }
}
