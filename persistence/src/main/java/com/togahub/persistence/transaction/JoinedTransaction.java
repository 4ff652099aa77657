package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The databases of one JTA transaction: at most one connection per host. The host of the commit record takes part with a
 * local transaction, every other one with an XA branch. {@link #prepare()} prepares all branches and then commits the
 * local transaction, whose log row decides from then on; {@link #finish()} commits the branches.
 */
final class JoinedTransaction {
    private static final int ATTEMPTS = 3;

    private final Pools pools;
    private final Scope scope;
    private final DatabaseName core;
    private final CommitRecords records;
    private final String id;
    private final Map<String, Branch.Distributed> distributed = new LinkedHashMap<>();
    private Optional<Branch.Local> local = Optional.empty();
    private boolean recorded;
    private boolean alone;
    private Optional<SQLException> failure = Optional.empty();
    private boolean inDoubt;

    JoinedTransaction(Pools pools, Scope scope, DatabaseName core, CommitRecords records, String id) {
        this.pools = pools;
        this.scope = scope;
        this.core = core;
        this.records = records;
        this.id = id;
    }

    Scope scope() {
        return scope;
    }

    /** Why it could not be committed. */
    Optional<SQLException> failure() {
        return failure;
    }

    /** Whether nobody here can tell if it was committed. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** A connection of this transaction. */
    Connection connection(DatabaseName name) throws SQLException {
        if (!scope.hosts().contains(name.host())) {
            throw new SQLException("The transaction was not begun for host " + name.host());
        }
        return JoinedConnection.of(branch(name).connection(), name.schema());
    }

    /**
     * The id to be stored in the log row when the transaction may span hosts. Whoever asks promises to store it in the
     * scope's record schema, on this transaction's own connection.
     */
    Optional<String> recordId() throws SQLException {
        if (!scope.spansHosts()) {
            return Optional.empty();
        }
        if (distributed.isEmpty() && isLocal(scope.home().host())) {
            return Optional.empty();
        }
        if (distributed.isEmpty()) {
            branch(scope.home());
        }
        recorded = true;
        return Optional.of(id);
    }

    /** Makes the outcome durable: after this returns, the transaction is committed whatever happens. */
    void prepare() throws SQLException {
        try {
            if (distributed.isEmpty()) {
                commitLocal();
                return;
            }
            if (!recorded && local.isEmpty() && distributed.size() == 1) {
                alone = true;
                distributed.values().iterator().next().commitAlone();
                return;
            }
            if (!recorded) {
                throw new SQLException("A transaction over several hosts needs a log row as its commit record");
            }
            for (Branch.Distributed branch : distributed.values()) {
                mark(branch);
                branch.prepare();
            }
            commitLocal();
        } catch (SQLException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Commits the branches; one that fails is left to recovery, which will find the record. */
    void finish() {
        if (alone) {
            return;
        }
        for (Branch.Distributed branch : distributed.values()) {
            try {
                branch.commitPrepared();
            } catch (SQLException e) {
                Trouble.LOG.log(System.Logger.Level.WARNING, "Branch " + branch.id() + " is left to recovery", e);
            }
        }
    }

    /** Undoes everything, unless the outcome is in doubt: then prepared branches wait for recovery. */
    void rollback() {
        if (inDoubt) {
            distributed.values().forEach(Branch::giveUp);
        } else {
            distributed.values().forEach(Branch::rollback);
        }
        local.ifPresent(Branch::rollback);
    }

    /** Gives all connections back. */
    void release() {
        distributed.values().forEach(Branch::release);
        local.ifPresent(Branch::release);
    }

    private void commitLocal() throws SQLException {
        if (local.isEmpty()) {
            return;
        }
        Branch.Local branch = local.get();
        try {
            branch.commit();
        } catch (SQLException e) {
            if (!Failures.mayHaveHappened(e)) {
                throw e;
            }
            branch.release();
            if (!recorded) {
                inDoubt = true;
                throw e;
            }
            Optional<Boolean> committed = records.decide(scope.record(), id);
            if (committed.isEmpty()) {
                inDoubt = true;
                throw e;
            }
            if (!committed.get()) {
                throw e;
            }
        }
    }

    /** Leaves a row in the branch itself, by which recovery can tell whether the server still has it. */
    private void mark(Branch.Distributed branch) throws SQLException {
        String schema = homeOf(branch);
        Connection connection = JoinedConnection.of(branch.connection(), schema);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO TransactionBranches (gtrid, branches, dtCreated) VALUES (?, ?, UTC_TIMESTAMP(3))")) {
            insert.setBytes(1, CommitRecords.bytes(id));
            insert.setInt(2, distributed.size());
            insert.executeUpdate();
        }
    }

    private String homeOf(Branch.Distributed branch) {
        Branch.Distributed home = distributed.get(scope.home().host());
        return home == branch ? scope.home().schema() : core.schema();
    }

    private boolean isLocal(String host) {
        return host.equals(scope.record().host());
    }

    private Branch branch(DatabaseName name) throws SQLException {
        if (isLocal(name.host())) {
            if (local.isEmpty()) {
                local = Optional.of(begin(name, 0, connection -> new Branch.Local(connection)));
            }
            return local.get();
        }
        Branch.Distributed known = distributed.get(name.host());
        if (known == null) {
            BranchId branchId =
                    new BranchId(id, distributed.size(), scope.record().schema());
            known = begin(name, 0, connection -> new Branch.Distributed(connection, branchId));
            distributed.put(name.host(), known);
        }
        return known;
    }

    private interface Maker<B> {
        B make(Connection connection);
    }

    /** A pooled connection may have died unseen; as nothing is done yet, another one is as good. */
    private <B extends Branch> B begin(DatabaseName name, int failed, Maker<B> maker) throws SQLException {
        B branch = maker.make(pools.connection(name.host(), name.schema(), Purpose.WORK, share()));
        try {
            branch.begin();
            return branch;
        } catch (SQLException e) {
            branch.release();
            if (failed + 1 == ATTEMPTS) {
                throw e;
            }
        }
        return begin(name, failed + 1, maker);
    }

    /** Whatever database it reaches: it is the tenant's whose data it is about. */
    private Pools.Share share() {
        return new Pools.Share(scope.home().schema(), false);
    }

    /** For messages. */
    @Override
    public String toString() {
        return id + " over " + List.copyOf(scope.hosts());
    }
}
