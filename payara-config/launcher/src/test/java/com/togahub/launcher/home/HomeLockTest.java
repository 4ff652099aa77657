package com.togahub.launcher.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    private Path project;

    private Folders folders;

    @BeforeEach
    void createHome() {
        folders = Folders.of(project);
        folders.create();
    }

    /** Takes the lock in a process of its own, since one process never competes with itself. */
    public static void main(String[] arguments) throws IOException {
        Folders folders = Folders.of(Path.of(arguments[0]));
        try (HomeLock lock = HomeLock.take(folders)) {
            System.out.println("taken " + lock.getClass().getSimpleName());
        } catch (LaunchException e) {
            System.out.println(e.getMessage());
        }
    }

    private String takenByAnother() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HomeLockTest.class.getName(),
                        project.toString())
                .redirectErrorStream(true)
                .start();
        return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void onlyOneStartAtATime() throws IOException {
        try (HomeLock lock = HomeLock.take(folders)) {
            assertNotEquals(null, lock);
            String message = takenByAnother();
            assertTrue(
                    message.startsWith("already running here as process "
                            + ProcessHandle.current().pid()),
                    message);
        }
        assertEquals(Optional.empty(), HomeLock.holder(folders));
        assertEquals("taken HomeLock", takenByAnother());
    }
}
