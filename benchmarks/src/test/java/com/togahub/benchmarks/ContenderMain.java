package com.togahub.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.benchmarks.contender.Contender;
import com.togahub.benchmarks.contender.Place;
import com.togahub.benchmarks.measure.Course;
import com.togahub.benchmarks.measure.Figures;
import com.togahub.benchmarks.measure.Meter;
import com.togahub.benchmarks.measure.Probe;
import com.togahub.benchmarks.measure.Processes;
import com.togahub.benchmarks.measure.Sizes;
import com.togahub.benchmarks.measure.Starts;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One contender's process in one round. Arguments: kind, {@code quick} or {@code full}, database server, account, schema,
 * endpoint of the queue, process ids of database and queue, file for the figures; the password is in the environment.
 */
final class ContenderMain {
    /** Variable that holds the account's password, so that nobody reads it off the command line. */
    static final String PASSWORD = "TOGA_BENCH_PASSWORD";

    private ContenderMain() {}

    public static void main(String[] arguments) throws Exception {
        Place place = new Place(arguments[2], arguments[3], System.getenv(PASSWORD), arguments[4], arguments[5]);
        Processes processes = new Processes(Long.parseLong(arguments[6]), Long.parseLong(arguments[7]));
        Sizes sizes = arguments[1].equals("quick") ? Sizes.QUICK : Sizes.FULL;
        Starts starts = new Starts();
        try (Probe server = new Probe(place.serverUrl(), place.user(), place.password())) {
            server.run("DROP DATABASE IF EXISTS " + place.schema());
            server.run("CREATE DATABASE " + place.schema());
        }
        Figures figures;
        try (Probe probe = new Probe(place.url(), place.user(), place.password());
                Contender contender = Kind.valueOf(arguments[0]).make(place, starts)) {
            contender.prepare();
            figures = new Course(contender, starts, sizes, new Meter(probe, processes)).run();
        }
        Files.writeString(Path.of(arguments[8]), JsonMapper.builder().build().writeValueAsString(figures));
        // threads of contenders that outlive their stop
        System.exit(0);
    }
}
