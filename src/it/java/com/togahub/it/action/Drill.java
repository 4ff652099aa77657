package com.togahub.it.action;

import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** {@code Drill/..}: what is run while servers and nodes are broken; every run is noted in a {@link Diary}. */
@WorkerAction
public class Drill {
    private static final int STEP_MILLIS = 20;

    /** Answers the SHA-256 of the delivery's body, in hexadecimal. */
    public String webhook(
            String payload, Map<String, Object> headers, @DefaultValue("false") boolean isBase64Encoded, JobContext job)
            throws NoSuchAlgorithmException {
        Diary.note(job, "ran");
        byte[] body = isBase64Encoded ? Base64.getDecoder().decode(payload) : payload.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    /** Does nothing else. */
    public void run(JobContext job) {
        Diary.note(job, "ran");
    }

    /** Does nothing at all, for jobs by the thousand. */
    public void idle() {
        // that they are run is what is looked at
    }

    /** Fails. */
    public void fail(String reason) {
        throw new IllegalStateException(reason);
    }

    /**
     * Ends when the file is there.
     *
     * @throws InterruptedException when it is interrupted before
     */
    public String hold(String file, JobContext job) throws InterruptedException {
        Diary.note(job, "ran");
        try {
            while (!Files.exists(Path.of(file))) {
                Thread.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Diary.note(job, "interrupted");
            throw e;
        }
        Diary.note(job, "returned");
        return "attempt " + job.attempt();
    }

    /** Ends when the file of its attempt is there, {@code <file>-1} for the first, whoever interrupts it. */
    public String cling(String file, JobContext job) {
        Diary.note(job, "ran");
        boolean isInterrupted = false;
        while (!Files.exists(Path.of(file + "-" + job.attempt()))) {
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        Diary.note(job, "returned");
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return "attempt " + job.attempt();
    }
}
