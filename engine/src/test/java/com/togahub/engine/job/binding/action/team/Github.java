package com.togahub.engine.job.binding.action.team;

import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import java.io.IOException;
import java.util.Map;

/** {@code Team/Github/..}. */
@WorkerAction
public class Github {
    private boolean isReady;

    /** Runs before each action and is none. */
    public void initialize() {
        isReady = true;
    }

    /** An action. */
    public String merge(String repository, JobContext job, int number, @DefaultValue("false") boolean squash) {
        return repository + "#" + number + (squash ? " squashed " : " merged ") + isReady + " by " + job.uuid();
    }

    /** What {@code /team/github} starts. */
    public String webhook(String payload, Map<String, String> headers) {
        return payload + headers;
    }

    /** An action that fails. */
    public void fail() throws IOException {
        throw new IOException("the disk is full");
    }

    /** No action, as it is nobody's. */
    public static String parse(String text) {
        return text;
    }
}
