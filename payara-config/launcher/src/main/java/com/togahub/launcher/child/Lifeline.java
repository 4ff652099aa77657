package com.togahub.launcher.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Ends this process when its starter is gone, even one that was killed: standard input then comes to its end. */
final class Lifeline {
    private Lifeline() {}

    /** Listens from now on; every line that comes is handed on. */
    static void hold(Consumer<String> lines) {
        Thread thread = new Thread(() -> listen(lines), "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void listen(Consumer<String> lines) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // the same as the end: nobody is there any more
            System.exit(0);
        }
        System.exit(0);
    }
}
