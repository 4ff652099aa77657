package com.togahub.it.writes;

import java.util.ArrayList;
import java.util.List;

/** The statements of a write in words. */
final class Phrases {
    private final Tenancy tenancy;
    private final List<String> phrases = new ArrayList<>();

    private Phrases(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** One phrase for each statement, such as {@code the log is committed}. */
    static List<String> of(Tenancy tenancy, List<Watch.Said> said) {
        Phrases phrases = new Phrases(tenancy);
        said.forEach(each -> phrases.add(each.text()));
        return List.copyOf(phrases.phrases);
    }

    private void add(String sql) {
        phrases.add(
                switch (sql.split(" ", 2)[0]) {
                    case "START" ->
                        tenancy == Tenancy.ONE_HOST ? "the transaction begins" : "the log's transaction begins";
                    case "COMMIT" -> commit();
                    case "XA" -> "the branch " + branch(sql);
                    case "select" -> sql.contains("`Core`.") ? "Core is read" : "the tenant's data is read";
                    case "insert" -> sql.contains("`Core`.") ? "Core's row is written" : "the tenant's row is written";
                    case "INSERT" -> insert(sql);
                    default -> throw new IllegalArgumentException("a statement without words: " + sql);
                });
    }

    private String commit() {
        if (phrases.get(phrases.size() - 1).equals("the id is reserved")) {
            return "the reservation is committed";
        }
        return tenancy == Tenancy.ONE_HOST ? "the transaction is committed" : "the log is committed";
    }

    private static String branch(String sql) {
        return switch (sql.split(" ", 3)[1]) {
            case "START" -> "begins";
            case "END" -> "ends";
            case "PREPARE" -> "is prepared";
            case "COMMIT" -> "is committed";
            default -> throw new IllegalArgumentException("a statement without words: " + sql);
        };
    }

    private String insert(String sql) {
        if (sql.contains(".TransactionIds ")) {
            return "the id is reserved";
        }
        if (sql.contains(" TransactionBranches ")) {
            return "the branch's own row is written";
        }
        String inner = "the log row of the request inside is written";
        return phrases.contains(inner) ? "the log row is written" : inner;
    }
}
