package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Formula;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What somebody sees of a world. */
abstract class Eyes {
    private static final int SCALE = 6;
    private static final int LEFT_SCALE = 12;
    private static final int EXACT = 30;

    private final World world;

    Eyes(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    /** Whether some rows can be seen. */
    abstract boolean mayRead(Table table);

    /** Whether the member can be seen in some rows. */
    abstract boolean mayRead(Table table, Member member);

    /** Whether rows can be seen in which the member cannot. */
    abstract boolean partly(Table table, Member member);

    abstract boolean sees(Row row);

    /** Whether the member can be seen in a row that can be seen. */
    abstract boolean sees(Row row, Member member);

    /** The value as it looks; a reference is the row it leads to. */
    final Optional<Object> read(Row row, Member member) {
        if (!sees(row, member)) {
            return Optional.empty();
        }
        return member.formula().isEmpty()
                ? row.get(member.name())
                : calculate(row, member.formula().get()).map(exact -> exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    /** Whether some children of a relation can be seen, and below which parent they stand. */
    final boolean mayList(Children relation) {
        Table child = world.table(relation.table());
        return mayRead(child) && mayRead(child, via(relation));
    }

    /** The children of a row that can be seen, and seen to be its children. */
    final List<Row> children(Row row, Children relation) {
        Member via = via(relation);
        return world.children(row, relation).stream()
                .filter(child -> sees(child) && sees(child, via))
                .toList();
    }

    private Member via(Children relation) {
        return world.table(relation.table()).member(relation.via()).orElseThrow();
    }

    private Optional<BigDecimal> calculate(Row row, Formula formula) {
        if (formula instanceof Formula.Constant constant) {
            return Optional.of(constant.value());
        }
        if (formula instanceof Formula.Own own) {
            return read(row, row.table().member(own.member()).orElseThrow()).map(Eyes::number);
        }
        if (formula instanceof Formula.Both both) {
            Optional<BigDecimal> left = calculate(row, both.left());
            Optional<BigDecimal> right = calculate(row, both.right());
            return left.isEmpty() || right.isEmpty()
                    ? Optional.empty()
                    : combine(both.operator(), left.get(), right.get());
        }
        Formula.OverChildren over = (Formula.OverChildren) formula;
        Children relation = row.table().relation(over.relation()).orElseThrow();
        List<BigDecimal> values = children(row, relation).stream()
                .flatMap(child -> calculate(child, over.of()).stream())
                .toList();
        return aggregate(over.function(), values, Optional.of(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> combine(char operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case '+' -> Optional.of(left.add(right));
            case '-' -> Optional.of(left.subtract(right));
            case '*' -> Optional.of(left.multiply(right));
            default ->
                right.signum() == 0
                        ? Optional.empty()
                        : Optional.of(left.setScale(LEFT_SCALE, RoundingMode.HALF_UP)
                                .divide(right, EXACT, RoundingMode.DOWN));
        };
    }

    static BigDecimal number(Object value) {
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    /** An aggregate over numbers; {@code nothing} is the sum of none. */
    static Optional<BigDecimal> aggregate(String function, List<BigDecimal> values, Optional<BigDecimal> nothing) {
        return switch (function) {
            case "count" -> Optional.of(BigDecimal.valueOf(values.size()));
            case "sum" -> values.stream().reduce(BigDecimal::add).or(() -> nothing);
            case "avg" ->
                values.stream()
                        .reduce(BigDecimal::add)
                        .map(sum -> sum.divide(BigDecimal.valueOf(values.size()), EXACT, RoundingMode.HALF_UP));
            case "min" -> values.stream().reduce(BigDecimal::min);
            default -> values.stream().reduce(BigDecimal::max);
        };
    }
}
