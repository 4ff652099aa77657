package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one write has left in all tables.
 *
 * @param isReserved whether its id is used
 * @param logged whether its log row says success; empty where there is none
 * @param status of its answer, as its log row says
 * @param isChanged whether its data is there
 * @param faults what must not be
 */
record Trace(
        boolean isReserved, Optional<Boolean> logged, Optional<String> status, boolean isChanged, List<String> faults) {
    Trace {
        requireNonNull(logged, "logged");
        requireNonNull(status, "status");
        faults = List.copyOf(faults);
    }

    /** The rows of a write: those that name it, and those that name its transaction. */
    static Set<Row> rows(Collection<Row> added, Write write, Optional<String> transaction) {
        Set<Row> rows = new HashSet<>();
        for (Row row : added) {
            if (row.mentions(write.id())
                    || transaction.filter(id -> row.has("gtrid", id)).isPresent()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Reads what a write's rows say. */
    static Trace of(Write write, Collection<Row> rows) {
        Tenancy tenancy = write.tenancy();
        Count count = new Count(rows);
        long client = count.of(tenancy.data(), "Customers");
        long core = count.of("Core", "Parameters");
        long branches =
                rows.stream().filter(row -> row.isOf("TransactionBranches")).count();
        List<Row> outer = rows.stream()
                .filter(row -> row.isOf("ApiTransactions") && row.has("transactionId", write.id()))
                .toList();
        long inner = rows.stream()
                .filter(row -> row.isOf("ApiTransactions") && row.has("parentTransactionId", write.id()))
                .count();
        Optional<Boolean> logged =
                outer.isEmpty() ? Optional.empty() : Optional.of(outer.get(0).has("isSuccess", "1"));
        long ids = count.of("Logs", "TransactionIds");
        long expected = client == 1 ? 1 : 0;
        Findings findings = new Findings();
        findings.require(client <= 1 && core == client, client + " rows of the client's and " + core + " of Core's");
        findings.require(outer.size() <= 1, outer.size() + " log rows");
        findings.require(logged.orElse(false) == (client == 1), "the log says " + logged + " of " + client + " rows");
        findings.require(inner == expected, inner + " log rows of the request inside, with " + client + " rows");
        findings.require(
                branches == (tenancy == Tenancy.ONE_HOST ? 0 : expected),
                branches + " rows of branches with " + client + " rows");
        findings.require(ids == 1 || rows.isEmpty(), "rows of a write whose id is not used: " + rows);
        Optional<String> status =
                outer.stream().findFirst().map(row -> row.values().get("status"));
        return new Trace(ids == 1, logged, status, client == 1, findings.all());
    }

    private record Count(Collection<Row> rows) {
        private long of(String schema, String table) {
            return rows.stream()
                    .filter(row -> row.schema().equals(schema) && row.isOf(table))
                    .count();
        }
    }

    /** What the log says, for people. */
    String log() {
        if (logged.isPresent()) {
            return logged.get() ? "a row with the success" : "a row with the failure";
        }
        return isReserved ? "no row" : "nothing, not even the id";
    }

    /** What the data is, for people. */
    String data() {
        return isChanged ? "changed" : "unchanged";
    }
}
