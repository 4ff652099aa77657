package com.togahub.engine.job;

import com.togahub.engine.job.RunningJobs.Running;
import com.togahub.engine.job.binding.JobContext;
import java.time.Instant;

/** The context of an attempt that runs. */
final class RunningContext implements JobContext {
    private static final int MAX_LINE = 4_000;

    private final Job job;
    private final Instant deadline;
    private final Running handle;
    private final JobJournal journal;

    RunningContext(Job job, Instant deadline, Running handle, JobJournal journal) {
        this.job = job;
        this.deadline = deadline;
        this.handle = handle;
        this.journal = journal;
    }

    @Override
    public String uuid() {
        return job.id().uuid();
    }

    @Override
    public int attempt() {
        return job.attempt();
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public void progress(int percent) {
        journal.progress(job.attemptToken(), Math.max(0, Math.min(100, percent)));
    }

    @Override
    public void log(String line) {
        String shown = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
        journal.log(job.attemptToken(), JobJournal.Level.INFO, shown);
    }

    @Override
    public boolean isCancelled() {
        return handle.isInterrupted() || Thread.currentThread().isInterrupted();
    }
}
