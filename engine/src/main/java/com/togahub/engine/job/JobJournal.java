package com.togahub.engine.job;

/** What a running action tells about itself. Losing a line never fails a job. */
public interface JobJournal {
    /** Severity of a line. */
    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /** Adds a line to an attempt's log. */
    void log(Attempt attempt, Level level, String line);

    /** Says how much of an attempt is done, 0 to 100. */
    void progress(Attempt attempt, int percent);
}
