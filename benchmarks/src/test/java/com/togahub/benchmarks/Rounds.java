package com.togahub.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.togahub.benchmarks.measure.Figures;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.EmbeddedServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures all contenders, one after the other, as often as asked, each time in a new process. */
final class Rounds {
    /** The same for everyone. */
    private static final List<String> VIRTUAL_MACHINE = List.of("-Xms512m", "-Xmx512m", "-Duser.timezone=UTC");

    private final Folders folders;
    private final EmbeddedServers servers;
    private final Options options;
    private final PrintStream out;

    Rounds(Folders folders, EmbeddedServers servers, Options options, PrintStream out) {
        this.folders = folders;
        this.servers = servers;
        this.options = options;
        this.out = out;
    }

    /** Figures of each contender, one for each round. */
    Map<Kind, List<Figures>> run() {
        Map<Kind, List<Figures>> all = new EnumMap<>(Kind.class);
        for (int round = 1; round <= options.rounds(); round++) {
            for (Kind kind : Kind.values()) {
                Figures figures = measure(kind, round);
                all.computeIfAbsent(kind, each -> new ArrayList<>()).add(figures);
                out.printf(
                        Locale.ROOT,
                        "round %d, %s: %.0f enqueued/s, %.0f drained/s, p50 %.1f ms%n",
                        round,
                        kind.title(),
                        figures.enqueued(),
                        figures.drained(),
                        figures.median());
                out.flush();
            }
        }
        return all;
    }

    private Figures measure(Kind kind, int round) {
        String name = kind.title() + "-" + round;
        Path result = folders.run().resolve(name + ".json");
        try {
            Process process = start(kind, round, name, result);
            if (process.waitFor() != 0 || !Files.exists(result)) {
                throw new LaunchException(
                        name + " ended with status " + process.exitValue() + ", see " + folders.log("bench-" + name));
            }
            return JsonMapper.builder().build().readValue(result.toFile(), Figures.class);
        } catch (IOException e) {
            throw new LaunchException(name + " cannot be measured (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    private Process start(Kind kind, int round, String name, Path result) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(VIRTUAL_MACHINE);
        line.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ContenderMain.class.getName(),
                kind.name(),
                options.isQuick() ? "quick" : "full",
                "127.0.0.1:" + servers.database().port(),
                Database.USER,
                kind.name() + "_" + round,
                servers.queue().endpoint(),
                Long.toString(servers.database().process().pid()),
                Long.toString(servers.queue().process().pid()),
                result.toString()));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folders.log("bench-" + name).toFile());
        builder.environment().put(ContenderMain.PASSWORD, servers.secrets().databasePassword());
        builder.environment().put("AWS_ACCESS_KEY_ID", servers.secrets().awsKey());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", servers.secrets().awsSecret());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-" + name));
        return process;
    }
}
