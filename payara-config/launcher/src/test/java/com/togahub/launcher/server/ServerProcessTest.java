package com.togahub.launcher.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    private Path project;

    private Folders folders;

    @BeforeEach
    void createHome() {
        folders = Folders.of(project);
        folders.create();
    }

    @AfterEach
    void endWhatWasStarted() {
        new RunState(folders).end(5);
    }

    private ServerProcess shell(String script) {
        // both the shell and what it becomes have this in their command lines
        return ServerProcess.start(folders, "shell", "60", List.of("/bin/sh", "-c", script), Map.of("PATH", "/bin"));
    }

    @Test
    void aServerThatDiesWhileStartingIsQuoted() {
        ServerProcess server = shell("echo no room left; exit 7");
        String message = assertThrows(LaunchException.class, () -> server.await(() -> false, Duration.ofSeconds(10)))
                .getMessage();
        assertTrue(message.startsWith("shell ended with status 7"), message);
        assertTrue(message.endsWith("no room left"), message);
    }

    @Test
    void aServerThatTakesTooLongIsGivenUp() {
        ServerProcess server = shell("sleep 60; true");
        String message = assertThrows(LaunchException.class, () -> server.await(() -> false, Duration.ofSeconds(1)))
                .getMessage();
        assertTrue(message.startsWith("shell was not ready within 1 s"), message);
    }

    @Test
    void theTerminalsInterruptIsNotForServers() throws IOException, InterruptedException {
        Path begun = project.resolve("begun");
        ServerProcess server = shell("while : 60; do : > '" + begun + "'; sleep 0.1; done");
        // the shell has set its traps before it runs the script
        server.await(() -> Files.exists(begun), Duration.ofSeconds(30));
        signal("INT", server);
        signal("HUP", server);
        Files.delete(begun);
        server.await(() -> Files.exists(begun), Duration.ofSeconds(30));
        assertTrue(server.isAlive());
        server.stop(Duration.ofSeconds(5));
        assertFalse(server.isAlive());
    }

    @Test
    void isRecordedUntilItEnds() {
        ServerProcess server = shell("exec sleep 60");
        assertEquals(server.pid(), new RunState(folders).running().get(0).pid());
        server.kill();
        assertEquals(List.of(), new RunState(folders).running());
    }

    @Test
    void seesTheEndOfItsStarterOnStandardInput() throws Exception {
        ServerProcess server = shell("read line; test \"$line\" = deploy && exit 9");
        server.tell("deploy");
        server.onExit().get(10, TimeUnit.SECONDS);
        assertEquals(9, server.exitStatus());
    }

    private static void signal(String name, ServerProcess server) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                .start()
                .waitFor();
    }
}
