package com.togahub.launcher.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir
    private Path folder;

    private Path archive(String... names) throws IOException {
        Path file = folder.resolve("server-1.0.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Distribution distribution() {
        return new Distribution(folder.resolve("cache"));
    }

    @Test
    void unpacksWhatIsBelowThePrefixAndMakesProgramsExecutable() throws IOException {
        Path server =
                distribution().unpacked(archive("x/linux/bin/serve", "x/linux/share/text", "y/other"), "x/linux/");
        assertEquals("server-1.0", server.getFileName().toString());
        assertTrue(Files.isExecutable(server.resolve("bin/serve")));
        assertEquals("x/linux/share/text", Files.readString(server.resolve("share/text")));
        assertFalse(Files.exists(server.resolve("other")));
    }

    @Test
    void unpacksOnce() throws IOException {
        Path archive = archive("bin/serve");
        Path server = distribution().unpacked(archive, "");
        Files.delete(archive);
        assertEquals(server, distribution().unpacked(archive, ""));
    }

    @Test
    void whatFailsHalfWayIsNotTakenForWhole() {
        Distribution distribution = distribution();
        assertThrows(
                LaunchException.class,
                () -> distribution.made("broken", part -> {
                    Files.writeString(part.resolve("half"), "half");
                    throw new IOException("disk full");
                }));
        Path made = distribution.made("broken", part -> Files.writeString(part.resolve("whole"), "whole"));
        assertEquals(List.of("whole"), namesIn(made));
    }

    @Test
    void aPathThatLeavesTheFolderIsRefused() throws IOException {
        Path archive = archive("../outside");
        String message = assertThrows(
                        LaunchException.class, () -> distribution().unpacked(archive, ""))
                .getMessage();
        assertTrue(message.contains("outside itself"), message);
        assertFalse(Files.exists(folder.resolve("cache/outside")));
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
