package com.togahub.launcher;

import com.togahub.launcher.home.LaunchException;
import java.util.List;
import java.util.ListIterator;

/** The command line's grammar. */
final class Arguments {
    private static final int MAX_NODES = 8;
    private static final int DEFAULT_WARM_UP_SECONDS = 30;

    private Arguments() {}

    /**
     * Reads a command line.
     *
     * @param defaultPort port when none is named
     * @throws LaunchException when it cannot be understood
     */
    static Command parse(List<String> words, int defaultPort) {
        if (words.isEmpty()) {
            throw new LaunchException("no command: see ./toga --help");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "up" -> up(rest, defaultPort);
            case "status" -> alone(rest, new Command.Status());
            case "down" -> alone(rest, new Command.Down());
            case "bench" -> bench(rest);
            default -> throw new LaunchException("no such command: " + words.get(0) + ", see ./toga --help");
        };
    }

    private static Command up(List<String> options, int defaultPort) {
        int port = defaultPort;
        int nodes = 1;
        boolean detached = false;
        boolean fresh = false;
        for (ListIterator<String> all = options.listIterator(); all.hasNext(); ) {
            String option = all.next();
            switch (option) {
                case "--port" -> port = number(option, all, 1, 65535);
                case "--nodes" -> nodes = number(option, all, 1, MAX_NODES);
                case "--detach" -> detached = true;
                case "--fresh" -> fresh = true;
                default -> throw unknown(option);
            }
        }
        if (port + nodes - 1 > 65535) {
            throw new LaunchException("--port " + port + " leaves no port for " + nodes + " nodes");
        }
        return new Command.Up(port, detached, fresh, nodes);
    }

    private static Command bench(List<String> options) {
        if (options.equals(List.of("fulfilments"))) {
            return new Command.MeasureMirror();
        }
        if (options.equals(List.of("orders"))) {
            return new Command.MeasureOrders();
        }
        int warmUp = DEFAULT_WARM_UP_SECONDS;
        for (ListIterator<String> all = options.listIterator(); all.hasNext(); ) {
            String option = all.next();
            switch (option) {
                case "api" -> {}
                case "--warm-up" -> warmUp = number(option, all, 1, 3600);
                default -> throw unknown(option);
            }
        }
        return new Command.Measure(warmUp);
    }

    private static Command alone(List<String> rest, Command command) {
        if (!rest.isEmpty()) {
            throw unknown(rest.get(0));
        }
        return command;
    }

    private static int number(String option, ListIterator<String> all, int least, int most) {
        String value = all.hasNext() ? all.next() : "";
        if (value.matches("\\d{1,5}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new LaunchException(option + " takes a number from " + least + " to " + most);
    }

    private static LaunchException unknown(String option) {
        return new LaunchException("no such option: " + option + ", see ./toga --help");
    }
}
