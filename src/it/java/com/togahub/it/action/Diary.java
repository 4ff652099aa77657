package com.togahub.it.action;

import com.togahub.engine.job.binding.JobContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What actions did, in files that need neither database nor queue: one per job, a line per event. */
final class Diary {
    /** Variable that names the folder. */
    private static final String FOLDER = "DRILL_FOLDER";

    private Diary() {}

    /** Notes an event of a job's attempt on this node. */
    static void note(JobContext job, String event) {
        String line = event + " " + job.attempt() + " " + System.getenv("TOGA_INSTANCE_ID") + "\n";
        try {
            // short lines that are appended do not mix
            Files.write(
                    Path.of(System.getenv(FOLDER)).resolve(job.uuid()),
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
