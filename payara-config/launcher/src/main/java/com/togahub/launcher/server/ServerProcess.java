package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server's process. It ignores the terminal's interrupt and hang-up, so that whoever started it ends it in order; its
 * standard input is a pipe whose end tells it that its starter is gone.
 */
public final class ServerProcess {
    private static final String DETACHED = "trap '' INT HUP; exec \"$@\"";

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server and records it in the home.
     *
     * @param folders of the home; the server's log lies there
     * @param name what it is called in messages and records
     * @param mark part of the command by which the process is known again
     * @param command program and arguments; no secrets, since everybody may see them
     * @param environment the process's whole environment
     */
    public static ServerProcess start(
            Folders folders, String name, String mark, List<String> command, Map<String, String> environment) {
        Path log = folders.log(name);
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED, "sh"));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Recorded.of(name, process.toHandle(), mark).ifPresent(new RunState(folders)::add);
            return new ServerProcess(requireNonNull(name, "name"), process, log);
        } catch (IOException e) {
            throw new LaunchException("cannot start " + name + " (" + e.getMessage() + ")", e);
        }
    }

    /** The server's name. */
    public String name() {
        return name;
    }

    /** The running process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completed when the process has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Status with which it ended; only when it has. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Writes a line to its standard input. */
    public void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new LaunchException(name + " ended while starting; " + lastWords(), e);
        }
    }

    /**
     * Waits until the server answers.
     *
     * @throws LaunchException with the end of its log when it ends or takes too long
     */
    public void await(BooleanSupplier ready, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new LaunchException(name + " ended with status " + process.exitValue() + "; " + lastWords());
            }
            if (System.nanoTime() > until) {
                throw new LaunchException(name + " was not ready within " + limit.toSeconds() + " s; " + lastWords());
            }
            pause();
        }
    }

    /** Asks the server to end, waits for it, and kills it after the grace. */
    public void stop(Duration grace) {
        process.destroy();
        if (!endedWithin(grace)) {
            kill();
        }
    }

    /** Kills the server as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String lastWords() {
        try {
            List<String> lines = Files.exists(log) ? readable(log) : List.of();
            String tail = String.join("\n  ", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
            return "the end of " + log + ":\n  " + tail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readable(Path log) throws IOException {
        // a server may print bytes that are no text
        return Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .toList();
    }

    private boolean endedWithin(Duration limit) {
        try {
            // the process, not its handle: the handle is gone a moment before the process knows its status
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }
}
