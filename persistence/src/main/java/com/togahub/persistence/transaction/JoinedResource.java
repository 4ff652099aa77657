package com.togahub.persistence.transaction;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A {@link JoinedTransaction} as the transaction manager sees it: the one resource of the transaction. Recovery is ours,
 * not the manager's, so it is told of no branch to recover.
 */
final class JoinedResource implements XAResource {
    private final JoinedTransaction transaction;

    JoinedResource(JoinedTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public void start(Xid xid, int flags) {
        // branches begin at their first use
    }

    @Override
    public void end(Xid xid, int flags) {
        // branches end when they are prepared or rolled back
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        try {
            transaction.prepare();
            return XA_OK;
        } catch (SQLException e) {
            transaction.rollback();
            int code = transaction.isInDoubt() ? XAException.XA_HEURHAZ : XAException.XA_RBROLLBACK;
            throw (XAException) new XAException(code).initCause(e);
        }
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        if (onePhase) {
            prepare(xid);
        }
        transaction.finish();
    }

    @Override
    public void rollback(Xid xid) {
        transaction.rollback();
    }

    @Override
    public void forget(Xid xid) {
        // nothing is remembered
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return this == other;
    }

    @Override
    public Xid[] recover(int flag) {
        return new Xid[0];
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }
}
