package com.togahub.launcher.home;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which processes the present or last run of a home started, kept on disk so that a killed run can be cleaned up after.
 *
 * @param folders of the home
 */
public record RunState(Folders folders) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Servers that start at the same time record themselves one after the other. */
    private static final Object WRITING = new Object();

    public RunState {
        requireNonNull(folders, "folders");
    }

    /** Records one more process. */
    public void add(Recorded process) {
        synchronized (WRITING) {
            List<Recorded> all = new ArrayList<>(read());
            all.add(process);
            write(all);
        }
    }

    /** Those recorded that still run, in the order of their start. */
    public List<Recorded> running() {
        synchronized (WRITING) {
            return read().stream().filter(process -> process.find().isPresent()).toList();
        }
    }

    /**
     * Ends what still runs, last started first, and forgets everything.
     *
     * @param grace how long each may take before it is killed, seconds
     * @return what was ended
     */
    public List<Recorded> end(int grace) {
        List<Recorded> ended = new ArrayList<>(running());
        Collections.reverse(ended);
        for (Recorded each : ended) {
            each.find().ifPresent(process -> end(process, grace));
        }
        clear();
        return ended;
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (WRITING) {
            write(List.of());
        }
    }

    /** Asks a process to end and kills it when it does not within the grace, seconds. */
    public static void end(ProcessHandle process, int grace) {
        process.destroy();
        if (!endedWithin(process, grace)) {
            process.destroyForcibly();
            endedWithin(process, 10);
        }
    }

    private static boolean endedWithin(ProcessHandle process, int seconds) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (process.isAlive() && System.nanoTime() < until) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !process.isAlive();
            }
        }
        return !process.isAlive();
    }

    private List<Recorded> read() {
        try {
            return Files.exists(file())
                    ? JSON.readValue(file().toFile(), new TypeReference<List<Recorded>>() {})
                    : List.of();
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot read " + file() + " (" + e.getMessage() + "): delete it and end what still runs by hand",
                    e);
        }
    }

    private void write(List<Recorded> processes) {
        try {
            Folders.writePrivately(file(), JSON.writeValueAsString(processes));
        } catch (IOException e) {
            throw new LaunchException("cannot write " + file() + " (" + e.getMessage() + "): free some space", e);
        }
    }

    private Path file() {
        return folders.home().resolve("processes.json");
    }
}
