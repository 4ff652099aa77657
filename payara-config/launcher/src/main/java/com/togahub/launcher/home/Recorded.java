package com.togahub.launcher.home;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that was started, so described that it is known again later and never mistaken for another that got its
 * number.
 *
 * @param name the server's name
 * @param pid process id
 * @param started when the operating system says it started, milliseconds since 1970
 * @param mark text that its command line contains
 */
public record Recorded(String name, long pid, long started, String mark) {
    /** The system's boot time, which start times are computed from, is rounded anew in every process that asks. */
    private static final Duration ROUNDING = Duration.ofSeconds(3);

    public Recorded {
        requireNonNull(name, "name");
        requireNonNull(mark, "mark");
    }

    /** Describes a running process; empty when it has ended already. */
    public static Optional<Recorded> of(String name, ProcessHandle process, String mark) {
        return process.info().startInstant().map(at -> new Recorded(name, process.pid(), at.toEpochMilli(), mark));
    }

    /** The process, if it still runs and is the same. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::describes);
    }

    private boolean describes(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean sameStart = info.startInstant()
                .map(at -> Duration.between(Instant.ofEpochMilli(started), at)
                                .abs()
                                .compareTo(ROUNDING)
                        < 0)
                .orElse(false);
        return sameStart && info.commandLine().map(line -> line.contains(mark)).orElse(false);
    }
}
