package com.togahub.launcher.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    @TempDir
    private Path project;

    private Folders folders;
    private Process process;

    @BeforeEach
    void startProcess() throws IOException {
        folders = Folders.of(project);
        folders.create();
        process = new ProcessBuilder("sleep", "61").start();
    }

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    private Recorded recorded() {
        return Recorded.of("sleeper", process.toHandle(), "sleep").orElseThrow();
    }

    @Test
    void anotherStartFindsAndEndsWhatWasLeft() {
        new RunState(folders).add(recorded());
        RunState later = new RunState(folders);
        assertEquals(List.of(recorded()), later.running());
        assertEquals(List.of(recorded()), later.end(5));
        assertFalse(process.isAlive());
        assertEquals(List.of(), later.running());
    }

    @Test
    void endsLastStartedFirst() throws IOException {
        RunState state = new RunState(folders);
        state.add(recorded());
        Process second = new ProcessBuilder("sleep", "62").start();
        state.add(Recorded.of("second", second.toHandle(), "sleep").orElseThrow());
        assertEquals(
                List.of("second", "sleeper"),
                state.end(5).stream().map(Recorded::name).toList());
    }

    @Test
    void aNumberThatAnotherProcessGotIsLeftAlone() {
        Recorded real = recorded();
        Recorded older = new Recorded("sleeper", real.pid(), real.started() - 60_000, "sleep");
        Recorded other = new Recorded("sleeper", real.pid(), real.started(), "mariadbd");
        RunState state = new RunState(folders);
        state.add(older);
        state.add(other);
        assertEquals(List.of(), state.end(5));
        assertTrue(process.isAlive());
    }
}
