package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.TransactionBoundary;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Actions' real transactions; what an action started within one counts as accepted, or undone, at its end. */
final class SteppedTransactions implements TransactionBoundary {
    private final TransactionBoundary real;
    private final Baton baton;
    private final Recorder recorder;

    SteppedTransactions(TransactionBoundary real, Baton baton, Recorder recorder) {
        this.real = requireNonNull(real, "real");
        this.baton = requireNonNull(baton, "baton");
        this.recorder = requireNonNull(recorder, "recorder");
    }

    @Override
    public <T> T within(Duration limit, BooleanSupplier isVoid, Call<T> call) throws Throwable {
        Actor me = baton.current();
        me.setInAction(true);
        boolean isDone = false;
        try {
            T answer = real.within(limit, isVoid, call);
            isDone = true;
            return answer;
        } finally {
            me.setInAction(false);
            me.setBusy(false);
            if (isDone) {
                me.spawned()
                        .forEach(job ->
                                recorder.accepted(job, com.togahub.persistence.history.check.Call.RUN_AFTER_COMMIT));
            } else {
                me.spawned().forEach(recorder::undone);
            }
        }
    }
}
