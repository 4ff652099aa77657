package com.togahub.persistence.transaction;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.NotBegunException;
import com.togahub.engine.job.TransactionBoundary;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/** The server's JTA transaction around an action. */
public final class OwnTransaction implements TransactionBoundary {
    /** The watchdog ends an action; the server's own limit is only for what even that does not end. */
    private static final Duration BEYOND = Duration.ofMinutes(5);

    private static final System.Logger LOG = System.getLogger(OwnTransaction.class.getName());

    private final TransactionManager manager;

    /** Transactions of this manager. */
    public OwnTransaction(TransactionManager manager) {
        this.manager = requireNonNull(manager, "manager");
    }

    @Override
    public <T> T within(Duration limit, BooleanSupplier isVoid, Call<T> call) throws Throwable {
        manager.setTransactionTimeout(
                (int) Math.min(Integer.MAX_VALUE, limit.plus(BEYOND).toSeconds()));
        try {
            manager.begin();
        } catch (RejectedExecutionException ending) {
            // its time limit has no timer any more: the server ends
            throw new NotBegunException(ending);
        }
        boolean isOpen = true;
        try {
            T result = call.run();
            if (isVoid.getAsBoolean()) {
                throw new CancellationException("the attempt was given up before its action returned");
            }
            isOpen = false;
            manager.commit();
            return result;
        } finally {
            if (isOpen) {
                rollback();
            }
            // what is begun on this thread later has the server's own limit again
            manager.setTransactionTimeout(0);
        }
    }

    private void rollback() {
        try {
            manager.rollback();
        } catch (SystemException | IllegalStateException failure) {
            // the action's own failure is what people need to see
            LOG.log(System.Logger.Level.WARNING, "an action's transaction could not be rolled back", failure);
        }
    }
}
