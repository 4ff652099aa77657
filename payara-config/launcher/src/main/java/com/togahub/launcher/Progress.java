package com.togahub.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what is being done and when it was done, seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A phase has come to its end. */
    synchronized void done(String phase, String detail) {
        out.printf(Locale.ROOT, "  %5.1f s  %-10s %s%n", seconds(), phase, detail);
        out.flush();
    }

    /** Something the user should know. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Seconds since the start. */
    double seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
