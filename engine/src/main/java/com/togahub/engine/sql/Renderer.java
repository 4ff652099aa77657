package com.togahub.engine.sql;

import com.togahub.engine.metadata.Expression;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Calculation;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Join;
import com.togahub.engine.plan.Operand;
import com.togahub.engine.plan.Rule;
import com.togahub.engine.plan.Scope;
import com.togahub.engine.request.AggregateFunction;
import com.togahub.engine.store.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

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
            String link =
                    join.link().map(com.togahub.engine.metadata.Field::column).orElse(Column.KEY);
            org.jooq.Condition on = join.toMany()
                    ? frame.field(Optional.of(join), link).eq(frame.field(join.parent(), Column.KEY))
                    : key.eq(frame.field(join.parent(), link));
            if (join.rule().isPresent()) {
                on = on.and(holds(frame.alias(Optional.of(join)), join.rule().get()));
            }
            Table<Record> target = table(join.target()).as(frame.alias(Optional.of(join)));
            from = join.isInner()
                    ? from.join(target).on(on)
                    : from.leftJoin(target).on(on);
        }
        return from;
    }

    /** A column as it may be seen. */
    Field<?> column(Frame frame, Column column) {
        Field<?> plain = column.calculation()
                .<Field<?>>map(calculation -> calculated(frame, column, calculation))
                .orElseGet(() -> frame.plain(column));
        return column.mask().isEmpty()
                ? plain
                : DSL.when(condition(frame, column.mask().get()), plain);
    }

    /** A calculated value; none where a join found no row, though an aggregate over no children would be one. */
    private Field<BigDecimal> calculated(Frame frame, Column column, Calculation calculation) {
        Field<BigDecimal> value = DSL.round(number(frame, calculation), column.scale());
        return column.join().isEmpty()
                ? value
                : DSL.when(frame.field(column.join(), Column.KEY).isNotNull(), value);
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
        if (condition instanceof Condition.Behind behind) {
            return behind(frame, behind, 0);
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

    /** Behind a place by this key of the order, or equal in it and behind by the next ones. Empty values come first. */
    @SuppressWarnings("unchecked")
    private org.jooq.Condition behind(Frame frame, Condition.Behind behind, int index) {
        if (index == behind.order().size()) {
            return DSL.falseCondition();
        }
        Fetch.Order key = behind.order().get(index);
        Field<Object> column = (Field<Object>) column(frame, key.column());
        org.jooq.Condition next = behind(frame, behind, index + 1);
        if (behind.nulls().get(index)) {
            org.jooq.Condition equal = column.isNull().and(next);
            return key.descending() ? equal : column.isNotNull().or(equal);
        }
        Field<Object> place = value(new Operand.Position(index, key.column().type()));
        org.jooq.Condition equal = column.eq(place).and(next);
        return key.descending()
                ? column.lt(place).or(column.isNull()).or(equal)
                : column.gt(place).or(equal);
    }

    @SuppressWarnings("unchecked")
    private org.jooq.Condition compare(Frame frame, Condition.Compare compare) {
        Field<Object> column = (Field<Object>) column(frame, compare.column());
        List<Field<Object>> values =
                compare.values().stream().map(Renderer::value).toList();
        return switch (compare.operator()) {
            case IN -> values.isEmpty() ? DSL.falseCondition() : column.in(values);
            // an empty list excludes nothing; what is empty matches nothing all the same
            case OUT -> values.isEmpty() ? column.isNotNull() : column.notIn(values);
            case NULL -> Boolean.TRUE.equals(compare.values().get(0)) ? column.isNull() : column.isNotNull();
            case EQUAL -> compare.isPattern() ? like(FOLDED, column, values.get(0)) : column.eq(values.get(0));
            case NOT_EQUAL ->
                compare.isPattern() ? DSL.not(like(FOLDED, column, values.get(0))) : column.ne(values.get(0));
            case GREATER -> column.gt(values.get(0));
            case GREATER_OR_EQUAL -> column.ge(values.get(0));
            case LESS -> column.lt(values.get(0));
            case LESS_OR_EQUAL -> column.le(values.get(0));
            case LIKE -> like(BINARY, column, values.get(0));
            case ILIKE -> like(FOLDED, column, values.get(0));
        };
    }

    /** A value, or an operand in its place, as a parameter. */
    static Field<Object> value(Object value) {
        return value instanceof Operand ? DSL.val(value, SQLDataType.OTHER) : DSL.val(value);
    }

    private static org.jooq.Condition like(String form, Field<Object> column, Field<Object> pattern) {
        return DSL.condition("(" + form + " like {1})", column, pattern);
    }
}
