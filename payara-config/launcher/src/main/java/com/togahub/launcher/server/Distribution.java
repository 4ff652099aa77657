package com.togahub.launcher.server;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Servers that come as an archive, unpacked once per user and shared by all homes. A folder stands under its final name
 * only when it is whole.
 */
public final class Distribution {
    private final Path cache;

    Distribution(Path cache) {
        this.cache = cache;
    }

    /** The user's cache folder, or one in the home where that cannot be written. */
    public static Distribution of(Folders folders) {
        String chosen = System.getenv("XDG_CACHE_HOME");
        Path base = chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosen);
        Path cache = base.resolve("toga");
        try {
            Files.createDirectories(cache);
            if (Files.isWritable(cache)) {
                return new Distribution(cache);
            }
        } catch (IOException e) {
            // no cache for this user: the home has to hold it
            return new Distribution(folders.home().resolve("cache"));
        }
        return new Distribution(folders.home().resolve("cache"));
    }

    /** Fills an empty folder with a server. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    /**
     * The folder of an archive's content.
     *
     * @param archive zip or jar file; its name is the folder's
     * @param prefix only entries below this path are unpacked, without it; empty for all
     */
    public Path unpacked(Path archive, String prefix) {
        return made(nameOf(archive), folder -> unzip(archive, prefix, folder));
    }

    /** A folder of this name, filled at first use. */
    public Path made(String name, Filler filler) {
        Path whole = cache.resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        try {
            Files.createDirectories(cache);
            Path part = Files.createTempDirectory(cache, name + ".part");
            filler.fill(part);
            try {
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Folders.delete(part);
                if (!Files.isDirectory(whole)) {
                    throw e;
                }
                // another start was faster; what it unpacked is the same
                return whole;
            }
            return whole;
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot unpack " + name + " into " + cache + " (" + e.getMessage()
                            + "): free some space or mend its permissions",
                    e);
        }
    }

    private static String nameOf(Path archive) {
        String file = archive.getFileName().toString();
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static void unzip(Path archive, String prefix, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                String path = entry.getName().substring(prefix.length());
                Path target = folder.resolve(path).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(archive + " holds a path outside itself: " + entry.getName());
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                } catch (FileAlreadyExistsException e) {
                    throw new IOException(archive + " holds " + entry.getName() + " twice", e);
                }
                if (isProgram(target) && !target.toFile().setExecutable(true)) {
                    throw new IOException(target + " cannot be made executable");
                }
            }
        }
    }

    private static boolean isProgram(Path file) {
        String folder = file.getParent().getFileName().toString();
        return folder.equals("bin") || folder.equals("scripts");
    }
}
