package com.togahub.launcher.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path project;

    private Database database;
    private Path data;

    @BeforeEach
    void createHome() throws IOException {
        Folders folders = Folders.of(project);
        folders.create();
        data = Files.createDirectories(folders.data());
        database = new Database(folders, new UnusedProduct(), Secrets.of(folders), 3307);
    }

    @Test
    void anEmptyHomeIsUsable() throws IOException {
        assertDoesNotThrow(database::requireUsable);
        Files.createDirectory(data.resolve("database"));
        assertDoesNotThrow(database::requireUsable);
    }

    @Test
    void aSetUpThatWasCutOffIsRefusedWithTheWayOut() throws IOException {
        Files.createDirectory(data.resolve("database"));
        Files.createFile(data.resolve("database/ibdata1"));
        String message =
                assertThrows(LaunchException.class, database::requireUsable).getMessage();
        assertTrue(message.contains("half written") && message.contains("--fresh"), message);
        Files.writeString(data.resolve("database.complete"), "unused");
        assertDoesNotThrow(database::requireUsable);
    }

    @Test
    void anotherProductsDataIsRefused() throws IOException {
        Files.writeString(data.resolve("database.complete"), "mysql8");
        String message =
                assertThrows(LaunchException.class, database::requireUsable).getMessage();
        assertTrue(message.contains("mysql8"), message);
    }
}
