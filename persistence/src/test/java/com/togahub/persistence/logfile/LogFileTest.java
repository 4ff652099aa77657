package com.togahub.persistence.logfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.engine.request.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_is_moved_away_is_begun_anew() throws IOException {
        Path path = folder.resolve("logs/api.log");
        try (LogFile file = new LogFile(path)) {
            file.append("one");
            Path old = Files.move(path, folder.resolve("api.log.1"));
            file.append("two");
            file.append("three");
            assertEquals(List.of("one"), Files.readAllLines(old));
            assertEquals(List.of("two", "three"), Files.readAllLines(path));
        }
    }

    @Test
    void a_file_that_is_deleted_is_begun_anew() throws IOException {
        Path path = folder.resolve("api.log");
        try (LogFile file = new LogFile(path)) {
            file.append("one");
            Files.delete(path);
            file.append("two");
            assertEquals(List.of("two"), Files.readAllLines(path));
        }
    }

    @Test
    void a_file_that_is_copied_and_cut_goes_on_at_its_beginning() throws IOException {
        Path path = folder.resolve("api.log");
        try (LogFile file = new LogFile(path)) {
            file.append("one");
            Files.write(path, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            file.append("two");
            assertEquals(List.of("two"), Files.readAllLines(path));
        }
    }

    @Test
    void what_a_file_holds_already_stays() throws IOException {
        Path path = Files.writeString(folder.resolve("api.log"), "before\n");
        try (LogFile file = new LogFile(path)) {
            file.append("after");
            file.sync();
        }
        assertEquals(List.of("before", "after"), Files.readAllLines(path));
    }

    @Test
    void a_line_that_was_broken_off_spoils_none_after_it() throws IOException {
        Path path = Files.writeString(folder.resolve("api.log"), "before\nbrok");
        try (LogFile file = new LogFile(path)) {
            file.append("after");
        }
        assertEquals(List.of("before", "brok", "after"), Files.readAllLines(path));
    }

    @Test
    void an_interrupted_thread_writes_its_line_and_stays_interrupted() throws IOException {
        Path path = folder.resolve("api.log");
        try (LogFile file = new LogFile(path)) {
            file.append("one");
            Thread.currentThread().interrupt();
            file.append("two");
            assertTrue(Thread.interrupted());
            file.append("three");
        }
        assertEquals(List.of("one", "two", "three"), Files.readAllLines(path));
    }

    @Test
    void a_file_that_an_interrupt_has_closed_is_opened_again() throws IOException {
        Path path = folder.resolve("api.log");
        try (LogFile file = new LogFile(path)) {
            file.append("one");
            Thread.currentThread().interrupt();
            assertThrows(IOException.class, file::sync);
            assertTrue(Thread.interrupted());
            file.append("two");
            file.sync();
        }
        assertEquals(List.of("one", "two"), Files.readAllLines(path));
    }

    @Test
    void a_full_disk_is_said() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "There is no /dev/full");
        try (LogFile file = new LogFile(full)) {
            assertThrows(IOException.class, () -> file.append("one"));
        }
    }

    @Test
    void lines_of_many_threads_stay_whole_while_the_file_is_moved() throws Exception {
        int threads = 16;
        int each = 200;
        Path path = folder.resolve("api.log");
        Set<Path> all = new java.util.LinkedHashSet<>();
        CyclicBarrier together = new CyclicBarrier(threads + 1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (LogFile file = new LogFile(path)) {
            List<Future<Void>> writers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                Callable<Void> writer = () -> {
                    together.await();
                    for (int i = 0; i < each; i++) {
                        file.append("{\"line\":\"" + number + "-" + i + "\",\"fill\":\"" + "x".repeat(3_000) + "\"}");
                    }
                    return null;
                };
                writers.add(pool.submit(writer));
            }
            file.append("{\"line\":\"first\"}");
            together.await();
            for (int i = 0; i < 5; i++) {
                all.add(Files.move(path, folder.resolve("api.log." + i)));
                file.append("{\"line\":\"moved " + i + "\"}");
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        all.add(path);
        List<String> lines = new ArrayList<>();
        for (Path one : all) {
            for (String line : Files.readAllLines(one)) {
                lines.add(Json.mapper().readTree(line).path("line").asText());
            }
        }
        assertEquals(threads * each + 6, lines.size());
        assertEquals(lines.size(), lines.stream().collect(Collectors.toSet()).size());
    }
}
