package com.togahub.persistence.testing;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sees when a transaction waits for a row that another one holds. */
public final class LockWaits {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    /** The server shows what it last knew to whoever asks again within a tenth of a second. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(150);

    private LockWaits() {}

    /** Returns once some transaction waits. */
    public static void await() {
        await(1);
    }

    /** Returns once as many transactions wait. */
    public static void await(int transactions) {
        long deadline = System.nanoTime() + LONGEST;
        while (waiting() < transactions) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(waiting() + " wait for a lock, not " + transactions);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static int waiting() {
        return Query.column("information_schema", "SELECT trx_id FROM INNODB_TRX WHERE trx_state = 'LOCK WAIT'")
                .size();
    }
}
