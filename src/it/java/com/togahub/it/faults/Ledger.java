package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import com.togahub.it.support.Reply;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The writes of one client and how each was answered, to be compared with its log and its data. */
final class Ledger {
    private final Estate estate;
    private final Estate.Client client;
    private final Map<String, Integer> created = new ConcurrentHashMap<>();
    private final Map<String, Integer> counted = new ConcurrentHashMap<>();

    Ledger(Estate estate, Estate.Client client) {
        this.estate = requireNonNull(estate, "estate");
        this.client = requireNonNull(client, "client");
    }

    /** A customer was to be created whose number is the request's id. */
    void created(String id, Reply reply) {
        created.put(id, reply.status());
    }

    /** The counter was to be raised by one. */
    void counted(String id, Reply reply) {
        counted.put(id, reply.status());
    }

    int writes() {
        return created.size() + counted.size();
    }

    /** How many writes were answered so. */
    long answered(int status) {
        return created.values().stream().filter(each -> each == status).count()
                + counted.values().stream().filter(each -> each == status).count();
    }

    /** What does not agree, in words; empty when all does. */
    Set<String> faults(String counter) {
        Set<String> logged = column(client.logs(), "SELECT transactionId FROM ApiTransactions WHERE isSuccess = 1");
        Set<String> rows = column(client.schema(), "SELECT number FROM Customers WHERE number <> '" + counter + "'");
        Set<String> faults = new TreeSet<>();
        compare("created", logged, rows, faults);
        created.forEach((id, status) -> {
            if (status == 201 && !logged.contains(id)) {
                faults.add(id + " was answered 201 and is not in the log");
            }
        });
        counted.forEach((id, status) -> {
            if (status == 200 && !logged.contains(id)) {
                faults.add(id + " was answered 200 and is not in the log");
            }
        });
        rows.stream()
                .filter(number -> !created.containsKey(number))
                .forEach(number -> faults.add(number + " is no one's"));
        long raised = counted.keySet().stream().filter(logged::contains).count();
        String value = column(client.schema(), "SELECT notes FROM Customers WHERE number = '" + counter + "'")
                .iterator()
                .next();
        if (Long.parseLong(value) != raised) {
            faults.add("the counter says " + value + " and the log " + raised);
        }
        return faults;
    }

    private void compare(String what, Set<String> logged, Set<String> rows, Set<String> faults) {
        for (String id : created.keySet()) {
            if (logged.contains(id) != rows.contains(id)) {
                faults.add(
                        what + " " + id + ": in the log " + logged.contains(id) + ", in the data " + rows.contains(id));
            }
        }
    }

    private Set<String> column(String schema, String sql) {
        return estate.strings(client, schema, sql).stream()
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }
}
