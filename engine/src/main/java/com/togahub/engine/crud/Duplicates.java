package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the database refuses of rows, as messages with paths: a unique value that someone else took since it was looked
 * for, or a referred record that has gone since. A unique key of one column is named like the column, one of several like
 * these joined by {@code _}.
 */
final class Duplicates {
    private final Session session;
    private final WriteSql sql;

    Duplicates(Session session, WriteSql sql) {
        this.session = session;
        this.sql = sql;
    }

    /** Drafts of one record, with the columns that were to be written for them. */
    record Attempt(RecordType record, List<Draft> drafts, List<Map<String, Object>> columns) {}

    /** The failure as the caller shall see it. */
    RuntimeException explained(StoreException failure, Attempt attempt) {
        return switch (failure.kind()) {
            case DUPLICATE -> new ProblemException(taken(failure, attempt), failure);
            case REFERENCED -> new ProblemException(List.of(gone(attempt)), failure);
            case VALUE, CONFLICT, TIMEOUT, UNAVAILABLE, OTHER -> failure;
        };
    }

    /** The fields of a unique key; empty where they are not all known. */
    static List<Field> key(RecordType record, String name) {
        List<Field> key = new ArrayList<>();
        for (String column : name.split("_", -1)) {
            Optional<Field> field = record.fields().values().stream()
                    .filter(each -> each.column().equals(column))
                    .findFirst();
            if (field.isEmpty()) {
                return List.of();
            }
            key.add(field.get());
        }
        return key;
    }

    private List<Problem> taken(StoreException failure, Attempt attempt) {
        List<Field> key = key(attempt.record(), failure.detail());
        if (key.isEmpty()) {
            return List.of(Problem.of(Code.EV_9));
        }
        Field last = key.get(key.size() - 1);
        List<Integer> concerned = new ArrayList<>();
        for (int i = 0; i < attempt.drafts().size(); i++) {
            if (attempt.columns().get(i).get(last.column()) != null) {
                concerned.add(i);
            }
        }
        List<Integer> guilty = concerned.size() == 1 ? concerned : guilty(attempt, key, last, concerned);
        List<Problem> problems = guilty.stream()
                .map(index -> taken(last).at(attempt.drafts().get(index).at(last.name())))
                .toList();
        return problems.isEmpty() ? List.of(taken(last)) : problems;
    }

    /** Those that share their values with one before them, or else with a row that is there. */
    private List<Integer> guilty(Attempt attempt, List<Field> key, Field last, List<Integer> concerned) {
        Set<List<Object>> seen = new HashSet<>();
        List<Integer> twice = concerned.stream()
                .filter(index -> !seen.add(values(attempt.columns().get(index), key)))
                .toList();
        if (!twice.isEmpty()) {
            return twice;
        }
        List<Object> wanted = concerned.stream()
                .map(index -> attempt.columns().get(index).get(last.column()))
                .toList();
        Set<List<Object>> there = new HashSet<>();
        session.query(sql.taken(attempt.record(), key, last, wanted))
                .forEach(row -> there.add(Arrays.stream(row).map(Folding::fold).toList()));
        return concerned.stream()
                .filter(index -> there.contains(values(attempt.columns().get(index), key)))
                .toList();
    }

    private static List<Object> values(Map<String, Object> columns, List<Field> key) {
        List<Object> values = new ArrayList<>();
        key.forEach(field -> values.add(Objects.requireNonNullElse(Folding.fold(columns.get(field.column())), "")));
        return values;
    }

    private static Problem taken(Field field) {
        return Problem.of(Code.EV_9, "The " + field.name() + " is already taken.");
    }

    private static Problem gone(Attempt attempt) {
        List<String> paths = attempt.drafts().stream()
                .flatMap(draft -> draft.lookups().stream())
                .map(Draft.Lookup::path)
                .toList();
        return Problem.of(Code.EV_8).at(paths.size() == 1 ? paths.get(0) : "");
    }
}
