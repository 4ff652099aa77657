package com.togahub.engine.sql;

import com.togahub.engine.metadata.Expression;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Calculation;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Join;
import com.togahub.engine.plan.Rule;
import com.togahub.engine.plan.Scope;
import com.togahub.engine.request.AggregateFunction;
import com.togahub.engine.request.Operator;
import com.togahub.engine.store.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** Tables, columns and conditions of one statement; hands out its aliases. */
final class Renderer {
    static final DSLContext JOOQ = DSL.using(
            SQLDialect.MYSQL,
            new Settings()
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderFormatted(false)
                    .withInListPadding(true));

    private static final String BINARY = "convert({0} using utf8mb4) collate utf8mb4_bin";
    private static final String FOLDED = "convert({0} using utf8mb4) collate utf8mb4_unicode_520_ci";

    private final String coreSchema;
    private int aliases;

    Renderer(String coreSchema) {
        this.coreSchema = coreSchema;
    }

    Frame frame(Scope scope) {
        return frame(scope, next());
    }

    private Frame frame(Scope scope, String base) {
        Frame frame = new Frame(scope, base);
        scope.joins().forEach(join -> frame.name(join, next()));
        return frame;
    }

    private String next() {
        return "t" + aliases++;
    }

    /** A record's table; Core's are named with their schema, since a tenant's connection stands in the tenant's. */
    Table<Record> table(RecordType record) {
        return record.place() == Place.CORE
                ? DSL.table(DSL.name(coreSchema, record.table()))
                : DSL.table(DSL.name(record.table()));
    }

    /** The scope's table with its joins. */
    Table<?> from(Frame frame) {
        return join(frame, table(frame.scope().record()).as(frame.base()));
    }

    /** The joins after a table that already holds the scope's own. */
    Table<?> join(Frame frame, Table<?> start) {
        Table<?> from = start;
        for (Join join : frame.scope().joins()) {
            Field<Object> key = frame.field(Optional.of(join), Column.KEY);
            String reference = join.reference()
                    .map(com.togahub.engine.metadata.Field::column)
                    .orElse(Column.KEY);
            org.jooq.Condition on = key.eq(frame.field(join.parent(), reference));
            if (join.rule().isPresent()) {
                on = on.and(holds(frame.alias(Optional.of(join)), join.rule().get()));
            }
            from = from.leftJoin(table(join.target()).as(frame.alias(Optional.of(join))))
                    .on(on);
        }
        return from;
    }

    /** A column as it may be seen. */
    Field<?> column(Frame frame, Column column) {
        Field<?> plain = column.calculation()
                .<Field<?>>map(calculation -> DSL.round(number(frame, calculation), column.scale()))
                .orElseGet(() -> frame.plain(column));
        return column.mask().isEmpty()
                ? plain
                : DSL.when(condition(frame, column.mask().get()), plain);
    }

    private Field<BigDecimal> number(Frame frame, Calculation calculation) {
        if (calculation instanceof Calculation.Constant constant) {
            // a cast, since a parameter's type would decide the precision of what is made of it
            return DSL.field("cast({0} as decimal(30,12))", BigDecimal.class, DSL.val(constant.value()));
        }
        if (calculation instanceof Calculation.Value value) {
            return column(frame, value.column()).coerce(BigDecimal.class);
        }
        if (calculation instanceof Calculation.Negation negation) {
            return number(frame, negation.of()).neg();
        }
        if (calculation instanceof Calculation.Operation operation) {
            return number(operation.operator(), number(frame, operation.left()), number(frame, operation.right()));
        }
        Calculation.OfChildren children = (Calculation.OfChildren) calculation;
        Frame child = frame(children.child().scope());
        Field<Object> link = child.field(Optional.empty(), children.childField().column());
        return DSL.field(JOOQ.select(aggregate(children.function(), number(child, children.of())))
                .from(from(child))
                .where(link.eq(frame.field(children.parent(), Column.KEY)))
                .and(condition(child, children.child().condition())));
    }

    private static Field<BigDecimal> number(
            Expression.Operator operator, Field<BigDecimal> left, Field<BigDecimal> right) {
        return switch (operator) {
            case ADD -> left.add(right);
            case SUBTRACT -> left.sub(right);
            case MULTIPLY -> left.mul(right);
            // scaled up first: the server keeps only four more digits than the dividend has
            case DIVIDE -> DSL.field("(cast({0} as decimal(38,12)) / {1})", BigDecimal.class, left, right);
        };
    }

    private static Field<BigDecimal> aggregate(AggregateFunction function, Field<BigDecimal> of) {
        return switch (function) {
            case COUNT -> DSL.count(of).coerce(BigDecimal.class);
            case SUM -> DSL.coalesce(DSL.sum(of), DSL.inline(BigDecimal.ZERO));
            case AVG -> DSL.avg(of);
            case MIN -> DSL.min(of);
            case MAX -> DSL.max(of);
        };
    }

    org.jooq.Condition condition(Frame frame, Condition condition) {
        if (condition instanceof Condition.And and) {
            return DSL.and(
                    and.parts().stream().map(part -> condition(frame, part)).toList());
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().isEmpty()
                    ? DSL.falseCondition()
                    : DSL.or(or.parts().stream()
                            .map(part -> condition(frame, part))
                            .toList());
        }
        if (condition instanceof Condition.Not not) {
            return DSL.not(condition(frame, not.part()));
        }
        if (condition instanceof Condition.Exists exists) {
            return exists(frame, exists);
        }
        if (condition instanceof Condition.Holds holds) {
            return holds(frame.alias(holds.join()), holds.rule());
        }
        return compare(frame, (Condition.Compare) condition);
    }

    private org.jooq.Condition exists(Frame frame, Condition.Exists exists) {
        Frame child = frame(exists.child().scope());
        Field<Object> link = child.field(Optional.empty(), exists.childField().column());
        return DSL.exists(DSL.selectOne()
                .from(from(child))
                .where(link.eq(frame.field(exists.parent(), Column.KEY)))
                .and(condition(child, exists.child().condition())));
    }

    /** A rule of the row behind an alias. */
    private org.jooq.Condition holds(String alias, Rule rule) {
        if (rule.scope().joins().isEmpty()) {
            return condition(new Frame(rule.scope(), alias), rule.condition());
        }
        // joins of its own cannot stand in an ON clause: the row is looked up once more by its key
        Frame own = frame(rule.scope());
        return DSL.exists(DSL.selectOne()
                .from(from(own))
                .where(own.field(Optional.empty(), Column.KEY).eq(DSL.field(DSL.name(alias, Column.KEY))))
                .and(condition(own, rule.condition())));
    }

    @SuppressWarnings("unchecked")
    private org.jooq.Condition compare(Frame frame, Condition.Compare compare) {
        Field<Object> column = (Field<Object>) column(frame, compare.column());
        Object first = compare.values().get(0);
        return switch (compare.operator()) {
            case EQUAL ->
                isPattern(compare) ? like(FOLDED, column, wildcards((String) first)) : column.eq(DSL.val(first));
            case NOT_EQUAL ->
                isPattern(compare)
                        ? DSL.not(like(FOLDED, column, wildcards((String) first)))
                        : column.ne(DSL.val(first));
            case GREATER -> column.gt(DSL.val(first));
            case GREATER_OR_EQUAL -> column.ge(DSL.val(first));
            case LESS -> column.lt(DSL.val(first));
            case LESS_OR_EQUAL -> column.le(DSL.val(first));
            case IN -> column.in(values(compare.values()));
            case OUT -> column.notIn(values(compare.values()));
            case NULL -> Boolean.TRUE.equals(first) ? column.isNull() : column.isNotNull();
            case LIKE -> like(BINARY, column, (String) first);
            case ILIKE -> like(FOLDED, column, ((String) first).toLowerCase(Locale.ROOT));
        };
    }

    private static List<Field<Object>> values(List<Object> values) {
        return values.stream().<Field<Object>>map(DSL::val).toList();
    }

    private static boolean isPattern(Condition.Compare compare) {
        return compare.column().type().isText() && compare.values().get(0) instanceof String text && text.contains("*");
    }

    private static org.jooq.Condition like(String form, Field<Object> column, String pattern) {
        return DSL.condition("(" + form + " like {1})", column, DSL.val(pattern));
    }

    /** RSQL's {@code *} as LIKE's {@code %}, everything else literally. */
    private static String wildcards(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }

    /** Whether an operator compares by pattern. */
    static boolean isPattern(Operator operator) {
        return operator == Operator.LIKE || operator == Operator.ILIKE;
    }
}
