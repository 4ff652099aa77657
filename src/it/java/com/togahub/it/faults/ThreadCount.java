package com.togahub.it.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads of a process, counted by name without digits.
 *
 * @param groups how many have each name, of which the system keeps fifteen characters
 */
record ThreadCount(Map<String, Long> groups) {
    ThreadCount {
        groups = Map.copyOf(groups);
    }

    /** Of a process of this machine, as the system lists them. */
    static ThreadCount of(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return new ThreadCount(tasks.map(ThreadCount::name)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip().replaceAll("[0-9]+", "#");
        } catch (IOException e) {
            // it has ended meanwhile
            return "";
        }
    }

    long all() {
        return groups.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What has grown by more than so many threads.
     *
     * @param bounds how many a pool of the server may have, by the name of its threads: it makes them when they are needed
     */
    Map<String, String> grownSince(ThreadCount before, long most, Map<String, Long> bounds) {
        Map<String, String> grown = new TreeMap<>();
        groups.forEach((name, count) -> {
            long then = before.groups().getOrDefault(name, 0L);
            if (count > Math.max(then + most, bounds.getOrDefault(name, 0L))) {
                grown.put(name, then + " became " + count);
            }
        });
        return grown;
    }
}
