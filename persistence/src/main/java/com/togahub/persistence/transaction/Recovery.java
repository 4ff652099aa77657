package com.togahub.persistence.transaction;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.store.StoreException;
import com.togahub.engine.store.TransactionRecovery;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.tenancy.LogsSchema;
import com.togahub.persistence.tenancy.SharedDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends what crashes have left: prepared branches are committed or rolled back as the log rows say, and log rows whose
 * branches a database server has lost are corrected. Safe on any number of nodes at once, and beside transactions that
 * are just being committed: those hold a lock on their log row, which makes the decision wait and be given up.
 */
public final class Recovery implements TransactionRecovery {
    private static final Set<Integer> MAY_NOT_ASK = Set.of(1227, 1401, 1044, 1142);

    private static final Pools.Share SHARE = new Pools.Share("recovery", false);

    private final Pools pools;
    private final SharedDatabases shared;
    private final CachedTenants tenants;
    private final CommitRecords records;
    private final LostBranches lost;
    private final FinishedBranches finished;

    /** Recovery over all databases of an environment, on behalf of one node. */
    public Recovery(Pools pools, SharedDatabases shared, CachedTenants tenants, String instanceId) {
        this.pools = pools;
        this.shared = shared;
        this.tenants = tenants;
        this.records = new CommitRecords(pools, instanceId);
        this.lost = new LostBranches(pools, shared.core());
        this.finished = new FinishedBranches(pools, shared.core());
    }

    /**
     * What a run did.
     *
     * @param committed branches committed
     * @param rolledBack branches rolled back
     * @param undecided branches left for the next run
     * @param corrected log rows that claimed a success whose data the database server had lost
     * @param unreachable hosts that could not be asked
     */
    public record Report(int committed, int rolledBack, int undecided, int corrected, List<String> unreachable) {
        /** What a run mostly finds. */
        public static final Report NOTHING = new Report(0, 0, 0, 0, List.of());

        public Report {
            unreachable = List.copyOf(unreachable);
        }
    }

    @Override
    public void run() {
        recover();
    }

    /**
     * Ends prepared branches and removes rows of branches that were ended long ago.
     *
     * @throws StoreException when Core cannot be read
     */
    public Report recover() {
        return recover(false);
    }

    /**
     * Ends prepared branches and checks the log rows of the last day against their branches. For the start of a node,
     * which may be the start after a crash.
     *
     * @throws StoreException when Core cannot be read
     */
    public Report recoverAtStart() {
        return recover(true);
    }

    private Report recover(boolean check) {
        List<LogsSchema> spanning = tenants.allLogs().stream()
                .filter(logs -> !logs.name().host().equals(logs.home().host())
                        || !logs.name().host().equals(shared.core().host()))
                .toList();
        List<String> unreachable = new ArrayList<>();
        Map<BranchId, String> branches = new LinkedHashMap<>();
        for (String host : tenants.writers()) {
            try {
                prepared(host).forEach(branch -> branches.put(branch, host));
            } catch (SQLException e) {
                if (!spanning.isEmpty()) {
                    unreachable.add(host);
                    Trouble.LOG.log(
                            System.Logger.Level.WARNING,
                            "Host " + host + " cannot be asked for branches: " + e.getMessage());
                }
            }
        }
        Map<Outcome, Integer> ended = new EnumMap<>(Outcome.class);
        Set<String> pending = new HashSet<>();
        branches.forEach((branch, host) -> {
            Outcome outcome = end(branch, host);
            ended.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.UNDECIDED) {
                pending.add(branch.transaction());
            }
        });
        // a host that cannot be asked may hold a branch of any transaction
        int corrected = 0;
        if (check && unreachable.isEmpty()) {
            for (LogsSchema logs : spanning) {
                corrected += lost.correct(logs, pending);
            }
        }
        if (!check && unreachable.isEmpty()) {
            finished.remove(spanning, pending);
        }
        return new Report(
                ended.getOrDefault(Outcome.COMMITTED, 0),
                ended.getOrDefault(Outcome.ROLLED_BACK, 0),
                ended.getOrDefault(Outcome.UNDECIDED, 0),
                corrected,
                unreachable);
    }

    private enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        UNDECIDED
    }

    private List<BranchId> prepared(String host) throws SQLException {
        List<BranchId> found = new ArrayList<>();
        try (Connection connection = pools.connection(host, Purpose.SERVICE, SHARE);
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("XA RECOVER")) {
            while (row.next()) {
                BranchId.read(row.getInt("formatID"), row.getInt("gtrid_length"), row.getBytes("data"))
                        .ifPresent(found::add);
            }
        } catch (SQLException e) {
            if (MAY_NOT_ASK.contains(e.getErrorCode())) {
                throw new SQLException("the account needs the privilege XA_RECOVER_ADMIN", e);
            }
            throw e;
        }
        return found;
    }

    private Outcome end(BranchId branch, String host) {
        Optional<DatabaseName> logs = tenants.logs(branch.recordSchema());
        Optional<Boolean> committed = logs.flatMap(name -> records.decide(name, branch.transaction()));
        if (committed.isEmpty()) {
            return Outcome.UNDECIDED;
        }
        try (Connection connection = pools.connection(host, Purpose.SERVICE, SHARE);
                Statement statement = connection.createStatement()) {
            statement.execute((committed.get() ? "XA COMMIT " : "XA ROLLBACK ") + branch.literal());
            Trouble.LOG.log(
                    System.Logger.Level.INFO,
                    "Branch " + branch + " on " + host + (committed.get() ? " committed" : " rolled back"));
            return committed.get() ? Outcome.COMMITTED : Outcome.ROLLED_BACK;
        } catch (SQLException e) {
            // its own connection is still there and will end it, or somebody else just has
            Trouble.LOG.log(System.Logger.Level.INFO, "Branch " + branch + " cannot be ended yet: " + e.getMessage());
            return Outcome.UNDECIDED;
        }
    }
}
