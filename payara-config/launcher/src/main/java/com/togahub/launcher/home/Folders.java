package com.togahub.launcher.home;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param project the project's root, where the build leaves its artefacts
 * @param home the folder of one embedded installation, {@code .toga} under the start command
 */
public record Folders(Path project, Path home) {
    public Folders {
        project = requireNonNull(project, "project").toAbsolutePath().normalize();
        home = requireNonNull(home, "home").toAbsolutePath().normalize();
    }

    /** The folders of the start command. */
    public static Folders of(Path project) {
        return new Folders(project, project.resolve(".toga"));
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String server) {
        return logs().resolve(server + ".log");
    }

    /** What only the present run needs; emptied at every start. */
    public Path run() {
        return home.resolve("run");
    }

    /** Where the application keeps webhook payloads while neither database nor bucket can be reached. */
    public Path spool() {
        return home.resolve("spool");
    }

    public Path demoFile() {
        return home.resolve("demo.json");
    }

    public Path war() {
        return project.resolve("payara-config/micro/target/toga.war");
    }

    public Path ear() {
        return project.resolve("ear/target/toga.ear");
    }

    public Path rar() {
        return project.resolve("sqs-rar/target/sqs-rar.rar");
    }

    /** Commands that set up a Payara Micro before it boots. */
    public Path microCommands() {
        return project.resolve("payara-config/config/micro.asadmin");
    }

    /** Commands that set up a domain of Payara Server. */
    public Path serverCommands() {
        return project.resolve("payara-config/config/server.asadmin");
    }

    /** The file of jar paths that the build wrote under this name, such as {@code launcher} or {@code micro}. */
    public Path classPathFile(String name) {
        return project.resolve("payara-config/launcher/target").resolve(name + ".path");
    }

    /** The launcher's own jar. */
    public Path launcherJar() {
        return project.resolve("payara-config/launcher/target/launcher.jar");
    }

    /** Creates the folders, readable by their owner alone. */
    public void create() {
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            for (Path each : new Path[] {logs(), spool()}) {
                Files.createDirectories(each);
            }
            delete(run());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot write to " + home + " (" + e.getMessage() + "): free some space or mend its permissions",
                    e);
        }
    }

    /** Writes a file that its owner alone may read: all of it or nothing. */
    public static void writePrivately(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a folder with all that is in it; nothing happens when there is none. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (NoSuchFileException e) {
            // there was none
            return;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
