package com.togahub.launcher.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path project;

    @Test
    void areMadeOnceAndForTheirOwnerAlone() throws IOException {
        Folders folders = Folders.of(project);
        folders.create();
        Secrets first = Secrets.of(folders);
        assertEquals(first, Secrets.of(folders));
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folders.home().resolve("secrets.json")));
        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folders.home()));
        assertNotEquals(first.databasePassword(), first.rootPassword());
    }

    @Test
    void areNotShownByAccident() {
        Folders folders = Folders.of(project);
        folders.create();
        Secrets secrets = Secrets.of(folders);
        assertFalse(secrets.toString().contains(secrets.awsSecret()));
    }

    @Test
    void holdNoCharacterThatStatementsOrShellsTakeForTheirOwn() {
        assertTrue(Secrets.random(2000).matches("[A-Za-z0-9]{2000}"));
    }
}
