package com.togahub.sqs;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The container's threads. */
record WorkExecutor(WorkManager manager) implements Executor {
    @Override
    public void execute(Runnable task) {
        try {
            manager.scheduleWork(new Work() {
                @Override
                public void run() {
                    task.run();
                }

                @Override
                public void release() {
                    // called at the adapter's stop; the consumer's own stop has interrupted what needs it
                }
            });
        } catch (WorkException refused) {
            throw new RejectedExecutionException(refused);
        }
    }
}
