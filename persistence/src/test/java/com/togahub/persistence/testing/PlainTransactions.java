package com.togahub.persistence.testing;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** JTA outside of a server: transactions of one resource each, committed in one phase. */
public final class PlainTransactions implements TransactionManager {
    private final Map<Thread, Plain> active = new ConcurrentHashMap<>();

    @Override
    public void begin() throws NotSupportedException {
        if (active.putIfAbsent(Thread.currentThread(), new Plain()) != null) {
            throw new NotSupportedException("nested");
        }
    }

    @Override
    public void commit() throws RollbackException, SystemException {
        ended().commit();
    }

    @Override
    public void rollback() throws SystemException {
        ended().rollback();
    }

    private Plain ended() {
        return Optional.ofNullable(active.remove(Thread.currentThread()))
                .orElseThrow(() -> new IllegalStateException("no transaction"));
    }

    @Override
    public int getStatus() {
        return Optional.ofNullable(active.get(Thread.currentThread()))
                .map(Plain::getStatus)
                .orElse(Status.STATUS_NO_TRANSACTION);
    }

    @Override
    public Transaction getTransaction() {
        return active.get(Thread.currentThread());
    }

    @Override
    public void setRollbackOnly() {
        active.get(Thread.currentThread()).setRollbackOnly();
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Transaction suspend() {
        return active.remove(Thread.currentThread());
    }

    @Override
    public void resume(Transaction transaction) {
        active.put(Thread.currentThread(), (Plain) transaction);
    }

    private record Branch(byte[] name) implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return name;
        }

        @Override
        public byte[] getBranchQualifier() {
            return name;
        }
    }

    private static final class Plain implements Transaction {
        private final Xid xid = new Branch(new byte[] {1});
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private Optional<XAResource> resource = Optional.empty();
        private int status = Status.STATUS_ACTIVE;

        @Override
        public void commit() throws RollbackException, SystemException {
            if (status == Status.STATUS_MARKED_ROLLBACK) {
                rollback();
                throw new RollbackException("marked");
            }
            try {
                synchronizations.forEach(Synchronization::beforeCompletion);
                if (resource.isPresent()) {
                    resource.get().commit(xid, true);
                }
                completed(Status.STATUS_COMMITTED);
            } catch (XAException failed) {
                completed(Status.STATUS_ROLLEDBACK);
                throw (RollbackException) new RollbackException("the resource rolled back").initCause(failed);
            }
        }

        @Override
        public void rollback() throws SystemException {
            try {
                if (resource.isPresent()) {
                    resource.get().rollback(xid);
                }
            } catch (XAException failed) {
                throw (SystemException) new SystemException("rollback").initCause(failed);
            } finally {
                completed(Status.STATUS_ROLLEDBACK);
            }
        }

        private void completed(int outcome) {
            status = outcome;
            synchronizations.forEach(each -> each.afterCompletion(outcome));
        }

        @Override
        public boolean enlistResource(XAResource enlisted) throws SystemException {
            if (resource.isPresent()) {
                throw new SystemException("a second resource");
            }
            resource = Optional.of(enlisted);
            return true;
        }

        @Override
        public boolean delistResource(XAResource enlisted, int flag) {
            return true;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void registerSynchronization(Synchronization synchronization) {
            synchronizations.add(synchronization);
        }

        @Override
        public void setRollbackOnly() {
            status = Status.STATUS_MARKED_ROLLBACK;
        }
    }
}
