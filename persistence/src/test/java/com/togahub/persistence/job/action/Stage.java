package com.togahub.persistence.job.action;

import com.togahub.engine.job.binding.FinalFailure;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.NotYet;
import com.togahub.engine.job.binding.Retry;
import com.togahub.engine.job.binding.WorkerAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** {@code Stage/..}: actions that do as a test says. */
@WorkerAction
public class Stage {
    private final CountDownLatch begun;
    private final CountDownLatch release;
    private final Consumer<String> write;

    /**
     * On one stage.
     *
     * @param begun counted down by every action that waits
     * @param release what they wait for
     * @param write leaves a row in the present transaction
     */
    public Stage(CountDownLatch begun, CountDownLatch release, Consumer<String> write) {
        this.begun = begun;
        this.release = release;
        this.write = write;
    }

    /** Answers what it was given. */
    public Map<String, Object> echo(String text, List<Integer> numbers, JobContext job) {
        job.progress(50);
        job.log("echoing " + text);
        return Map.of("text", text, "numbers", numbers, "attempt", job.attempt());
    }

    /** Leaves a row and returns. */
    public void leave(String name) {
        write.accept(name);
    }

    /** Leaves a row and throws. */
    public void leaveAndThrow(String name) {
        write.accept(name);
        throw new IllegalStateException("after the row");
    }

    /** Leaves a row, then waits to be released, and takes no interrupt for an end. */
    public String stubborn(String name) {
        write.accept(name);
        begun.countDown();
        boolean isInterrupted = false;
        while (true) {
            try {
                release.await();
                return isInterrupted ? "interrupted" : "released";
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
    }

    /** Waits to be released, or for an interrupt. */
    public void patient() throws InterruptedException {
        begun.countDown();
        release.await();
    }

    /** Fails, and is tried again twice. */
    @Retry(max = 2, backoff = "PT1M")
    public void unlucky() {
        throw new IllegalStateException("no luck");
    }

    /** Fails for good, although it would be tried again. */
    @Retry(max = 2, backoff = "PT1M")
    public void hopeless() {
        throw new FinalFailure("nothing will mend this");
    }

    /** Is not to run yet, ever. */
    @Retry(max = 1, backoff = "PT1M")
    public void early() {
        throw new NotYet("the other one comes first", Duration.ofMinutes(1));
    }

    /** A class of the application that cannot be used. */
    public void broken() {
        throw new NoClassDefFoundError("com/example/Gone");
    }
}
