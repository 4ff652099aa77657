package com.togahub.engine.metadata;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** What expressions mean on a record: whether every name in them is a stored number. */
public final class Calculations {
    private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL);

    private Calculations() {}

    /**
     * What is wrong with an expression on a record; empty where nothing is.
     *
     * @param records finds record types by id; empty for one that is not there
     */
    public static Optional<String> fault(
            Expression expression, RecordType record, LongFunction<Optional<RecordType>> records) {
        if (expression instanceof Expression.Member member) {
            return number(record, member.field());
        }
        if (expression instanceof Expression.Negation negation) {
            return fault(negation.of(), record, records);
        }
        if (expression instanceof Expression.Operation operation) {
            return fault(operation.left(), record, records).or(() -> fault(operation.right(), record, records));
        }
        if (expression instanceof Expression.Aggregate aggregate) {
            return Optional.ofNullable(record.children().get(aggregate.relation()))
                    .flatMap(relation -> records.apply(relation.childRecord()))
                    .map(child -> child.place() == record.place()
                            ? fault(aggregate.of(), child, records)
                            : Optional.of("'" + aggregate.relation() + "' lies in another database"))
                    .orElseGet(() -> Optional.of(record.name() + " has no children '" + aggregate.relation() + "'"));
        }
        return Optional.empty();
    }

    private static Optional<String> number(RecordType record, String name) {
        Optional<Field> field = record.field(name);
        if (field.isEmpty()) {
            return Optional.of(record.name() + " has no field '" + name + "'");
        }
        return NUMBERS.contains(field.get().type())
                ? Optional.empty()
                : Optional.of("'" + name + "' of " + record.name() + " is no stored number");
    }
}
