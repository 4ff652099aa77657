package com.togahub.benchmarks.measure;

import java.time.Duration;
import java.util.List;

/**
 * The processes whose processor time counts.
 *
 * @param database process id of the database server
 * @param queue process id of the queue server
 */
public record Processes(long database, long queue) {
    /** Processor time until now: of this process, the database server and the queue server. */
    public List<Duration> times() {
        return List.of(time(ProcessHandle.current()), time(of(database)), time(of(queue)));
    }

    private static ProcessHandle of(long process) {
        return ProcessHandle.of(process)
                .orElseThrow(() -> new IllegalStateException("process " + process + " is gone"));
    }

    private static Duration time(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() ->
                        new IllegalStateException("the system tells no processor time of process " + process.pid()));
    }
}
