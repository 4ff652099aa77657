package com.togahub.launcher;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts in the background: the same command in a process of its own, whose words are shown until it is ready. */
final class Detached {
    private final Folders folders;
    private final List<String> words;

    Detached(Folders folders, List<String> words) {
        this.folders = folders;
        this.words = words.stream().filter(word -> !word.equals("--detach")).toList();
    }

    /** Returns 0 when it is ready, and its status when it ended before. */
    int run() {
        Path log = folders.home().resolve("launcher.log");
        try {
            Files.createDirectories(folders.home());
            Files.writeString(log, "");
            List<String> command = new ArrayList<>();
            // neither the end of this command nor that of its terminal may end what it started
            command.addAll(List.of("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            command.addAll(words);
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return follow(process, log);
        } catch (IOException e) {
            throw new LaunchException("cannot write to " + log + " (" + e.getMessage() + ")", e);
        }
    }

    private static int follow(Process process, Path log) throws IOException {
        StringBuilder shown = new StringBuilder();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = !process.isAlive();
                byte[] more = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
                file.readFully(more);
                String text = new String(more, StandardCharsets.UTF_8);
                System.out.print(text);
                System.out.flush();
                shown.append(text);
                if (shown.indexOf(Main.READY) >= 0 && shown.charAt(shown.length() - 1) == '\n') {
                    return 0;
                }
                if (ended) {
                    return process.exitValue() == 0 ? 1 : process.exitValue();
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
