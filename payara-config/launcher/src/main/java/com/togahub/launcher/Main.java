package com.togahub.launcher;

import com.togahub.launcher.bench.Bench;
import com.togahub.launcher.cli.CommandLine;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Entry of the commands; {@code ./toga} sets {@code toga.project} to the project's root. */
public final class Main {
    /** Start of the line that says that everything is there. */
    static final String READY = "Toga is ready";

    private static final int DEFAULT_PORT = 8080;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            Folders folders = Folders.of(Path.of(System.getProperty("toga.project", ".")));
            System.exit(run(folders, List.of(arguments), System.getenv()));
        } catch (LaunchException e) {
            System.err.println("toga: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Folders folders, List<String> words, Map<String, String> user) {
        if (!words.isEmpty() && CommandLine.knows(words.get(0))) {
            return new CommandLine(folders, System.in, System.out, System.err).run(words);
        }
        Command command = Arguments.parse(words, defaultPort(user));
        if (command instanceof Command.Up up) {
            if (up.detached()) {
                return new Detached(folders, words).run();
            }
            new Up(folders, user, up, new Progress(System.out)).run();
            return 0;
        }
        if (command instanceof Command.Measure measure) {
            Bench.requests(folders, System.out, Duration.ofSeconds(measure.warmUp()));
            return 0;
        }
        if (command instanceof Command.MeasureMirror) {
            Bench.mirror(folders, System.out);
            return 0;
        }
        if (command instanceof Command.MeasureOrders) {
            Bench.orders(folders, System.out);
            return 0;
        }
        if (command instanceof Command.Down) {
            return Down.run(folders, System.out);
        }
        return Status.run(folders, System.out);
    }

    private static int defaultPort(Map<String, String> user) {
        String port = user.getOrDefault("TOGA_HTTP_PORT", "");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : DEFAULT_PORT;
    }
}
