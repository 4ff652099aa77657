package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.sql.SqlFailures;
import com.togahub.persistence.tenancy.SharedDatabases;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The databases' part in the server's JTA transactions: one resource per transaction, enlisted at the first use. */
public final class Transactions {
    private final TransactionManager manager;
    private final Pools pools;
    private final SharedDatabases shared;
    private final CommitRecords records;
    private final BranchId.Source ids;
    private final Map<Transaction, JoinedTransaction> joined = new ConcurrentHashMap<>();

    /** Transactions of this node, from this moment on. */
    public Transactions(
            TransactionManager manager, Pools pools, SharedDatabases shared, String instanceId, long startedMillis) {
        this.manager = manager;
        this.pools = pools;
        this.shared = shared;
        this.records = new CommitRecords(pools, instanceId);
        this.ids = new BranchId.Source(instanceId, startedMillis);
    }

    /** Whether the caller is inside a transaction. */
    public boolean isActive() {
        try {
            int status = manager.getStatus();
            return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
        } catch (SystemException e) {
            throw new IllegalStateException("The transaction manager fails", e);
        }
    }

    /**
     * Runs work in a transaction over these databases; a throw of the work rolls it back. Inside a transaction the work
     * joins it, and the caller decides how it ends.
     *
     * @throws CommitException when the work was done and could not be committed
     * @throws SQLException when no transaction could be begun, or the present one does not reach these databases
     */
    public <T> T run(Scope scope, Callable<T> work) throws Exception {
        if (isActive()) {
            enter(scope);
            return work.call();
        }
        manager.begin();
        JoinedTransaction transaction = null;
        T result;
        try {
            transaction = enter(scope);
            result = work.call();
        } catch (Throwable failure) {
            manager.rollback();
            throw failure;
        }
        commit(transaction);
        return result;
    }

    /**
     * The same for work that writes no log row of its own: where it joins a transaction, that one's log row is the commit
     * record, in whatever schema it is.
     *
     * @throws CommitException when the work was done and could not be committed
     * @throws SQLException when no transaction could be begun
     */
    public <T> T runUnrecorded(Scope scope, Callable<T> work) throws Exception {
        if (!isActive()) {
            return run(scope, work);
        }
        // where nothing has been begun in it yet, it is begun for these databases
        current(scope);
        return work.call();
    }

    /**
     * Runs work in a transaction over Core alone.
     *
     * @throws StoreException as the work or the commit fails
     */
    public <T> T inCore(Supplier<T> work) {
        try {
            return run(Scope.only(shared.core()), work::get);
        } catch (CommitException e) {
            throw SqlFailures.failure(e.failure());
        } catch (SQLException e) {
            throw SqlFailures.failure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StoreException(StoreException.Kind.OTHER, "the transaction manager failed", e);
        }
    }

    /**
     * Runs work outside of the caller's transaction, if there is one: it sees what others have committed meanwhile, and what
     * it does stands whatever becomes of that transaction.
     *
     * @throws StoreException as the work fails
     */
    public <T> T apart(Supplier<T> work) {
        Transaction callers;
        try {
            callers = manager.suspend();
        } catch (SystemException e) {
            throw new StoreException(StoreException.Kind.OTHER, "the transaction manager failed", e);
        }
        try {
            return work.get();
        } finally {
            resume(callers);
        }
    }

    private void resume(Transaction suspended) {
        if (suspended == null) {
            return;
        }
        try {
            manager.resume(suspended);
        } catch (SystemException | InvalidTransactionException e) {
            throw new IllegalStateException("The caller's transaction cannot be gone on with", e);
        }
    }

    /** Has something done once the present transaction is committed; at once when there is none. */
    public void afterCommit(Runnable work) {
        if (!isActive()) {
            work.run();
            return;
        }
        try {
            manager.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // nothing is done before the commit
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        work.run();
                    }
                }
            });
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException("The transaction takes nothing more", e);
        }
    }

    /**
     * A connection inside the present transaction.
     *
     * @throws SQLException when there is none, or it was begun for other hosts
     */
    public Connection connection(DatabaseName name) throws SQLException {
        return current(Scope.only(name)).connection(name);
    }

    /** The id that the present transaction's log row must carry, when it may span hosts. */
    public Optional<String> recordId() throws SQLException {
        return current(Scope.only(shared.core())).recordId();
    }

    private void commit(JoinedTransaction transaction) throws CommitException {
        try {
            manager.commit();
        } catch (RollbackException e) {
            SQLException cause = transaction.failure().orElseGet(() -> new SQLException(e.getMessage(), e));
            throw new CommitException(cause, transaction.isInDoubt());
        } catch (Exception e) {
            SQLException cause = transaction.failure().orElseGet(() -> new SQLException(e.getMessage(), e));
            throw new CommitException(cause, true);
        }
    }

    private JoinedTransaction enter(Scope scope) throws SQLException {
        JoinedTransaction transaction = current(scope);
        if (!transaction.scope().covers(scope)) {
            throw new SQLException("The present transaction was not begun for hosts " + scope.hosts());
        }
        return transaction;
    }

    private JoinedTransaction current(Scope scope) throws SQLException {
        try {
            Transaction transaction = isActive() ? manager.getTransaction() : null;
            if (transaction == null) {
                throw new SQLException("There is no active transaction to join");
            }
            JoinedTransaction known = joined.get(transaction);
            return known != null ? known : join(transaction, scope);
        } catch (SystemException | RollbackException e) {
            throw new SQLException("The transaction cannot be joined", e);
        }
    }

    private JoinedTransaction join(Transaction transaction, Scope scope) throws SystemException, RollbackException {
        JoinedTransaction made = new JoinedTransaction(pools, scope, shared.core(), records, ids.next());
        transaction.registerSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is kept back until then
            }

            @Override
            public void afterCompletion(int status) {
                joined.remove(transaction);
                made.release();
            }
        });
        transaction.enlistResource(new JoinedResource(made));
        joined.put(transaction, made);
        return made;
    }
}
