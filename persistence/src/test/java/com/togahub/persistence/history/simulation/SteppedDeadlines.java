package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Deadlines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process's deadlines, in the time of the simulation. */
record SteppedDeadlines(Baton baton, Life life) implements Deadlines {
    SteppedDeadlines {
        requireNonNull(baton, "baton");
        requireNonNull(life, "life");
    }

    @Override
    public Runnable after(Duration time, Runnable work) {
        AtomicBoolean isOff = new AtomicBoolean();
        baton.start(life.instance() + " deadline", life, () -> {
            baton.await(time, isOff::get);
            if (!isOff.get()) {
                work.run();
            }
        });
        return () -> isOff.set(true);
    }
}
