package com.togahub.engine.crud;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.NumberFormat;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Rows;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives new records their numbers, leaving out those that callers have given to records themselves. */
final class Numbers {
    /** Each round asks for twice as many, so that this many rounds pass any block of numbers that someone has brought along. */
    private static final int ROUNDS = 20;

    private static final int MOST_AT_ONCE = 20_000;

    private final Session session;
    private final WriteSql sql;
    private final Rows rows;

    Numbers(Session session, WriteSql sql, Rows rows) {
        this.session = session;
        this.sql = sql;
        this.rows = rows;
    }

    /** The field that is numbered, if the record has one. */
    static Optional<Field> field(RecordType record) {
        return record.numberFormat().flatMap(format -> record.field(RecordType.NUMBER));
    }

    /** Sets the column of those rows that have none; answers these. */
    List<Map<String, Object>> number(RecordType record, List<Map<String, Object>> values) {
        Optional<Field> number = field(record);
        if (number.isEmpty()) {
            return List.of();
        }
        String column = number.get().column();
        List<Map<String, Object>> open =
                values.stream().filter(each -> each.get(column) == null).toList();
        Set<Object> given = new HashSet<>();
        values.stream()
                .filter(each -> each.get(column) != null)
                .forEach(each -> given.add(Folding.fold(each.get(column))));
        NumberFormat format = record.numberFormat().orElseThrow();
        int done = 0;
        for (int round = 0; done < open.size(); round++) {
            if (round == ROUNDS) {
                throw new StoreException(
                        StoreException.Kind.OTHER, "no free number for " + record.name() + " was found", null);
            }
            int wanted = Math.min(MOST_AT_ONCE, Math.max(open.size() - done, round == 0 ? 0 : 1 << round));
            List<String> free = free(record, number.get(), format, wanted, given);
            for (int i = 0; i < free.size() && done < open.size(); i++) {
                open.get(done++).put(column, free.get(i));
            }
        }
        return open;
    }

    private List<String> free(RecordType record, Field number, NumberFormat format, int count, Set<Object> given) {
        long first = session.nextNumbers(record.place(), record.name(), count);
        List<String> numbers = new ArrayList<>();
        for (long value = first; value < first + count; value++) {
            numbers.add(format.format(value));
        }
        Set<Object> taken = new HashSet<>(given);
        session.query(sql.lookup(
                        record,
                        number,
                        List.<Object>copyOf(numbers),
                        rows.scope(record),
                        new Condition.And(List.of()),
                        false))
                .forEach(row -> taken.add(Folding.fold(row[1])));
        return numbers.stream()
                .filter(each -> !taken.contains(Folding.fold(each)))
                .toList();
    }
}
