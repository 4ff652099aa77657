package com.togahub.engine.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.request.AggregateFunction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | (1 + (2 * 3))",
                "(1 + 2) * 3 | ((1 + 2) * 3)",
                "8 - 3 - 2 | ((8 - 3) - 2)",
                "8 / 4 / 2 | ((8 / 4) / 2)",
                "-a * -2.50 | (-a * -2.50)",
                "sum(lines.quantity * lines.price) + freight | (sum(lines: (quantity * price)) + freight)",
                "count(lines) | count(lines: 1)",
                "COUNT(lines.price) | count(lines: price)",
                "max(lines.a) - min( lines.a ) | (max(lines: a) - min(lines: a))",
                "sum | sum"
            })
    void bindsAsArithmeticDoes(String text, String expected) {
        assertEquals(expected, written(Expression.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "1 +",
                "* 2",
                "(1",
                "1)",
                "a b",
                "a..b",
                "a.b",
                "1.2.3",
                "sum()",
                "sum(1)",
                "sum(lines)",
                "sum(a.x * b.x)",
                "sum(sum(lines.x))",
                "sqrt(a)",
                "count(*)",
                "a; drop table x",
                "a -- b'",
                "`a`",
                "'a'",
                "a = b",
                "1e5",
                "lines.",
                "sum(lines.)",
                "${id.userUuid}",
                "ä"
            })
    void refusesWhatIsNoExpression(String text) {
        assertThrows(IllegalArgumentException.class, () -> Expression.parse(text));
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("1+".repeat(600) + "1"));
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("(".repeat(40) + "1" + ")".repeat(40)));
        assertThrows(IllegalArgumentException.class, () -> Expression.parse("-".repeat(400) + "1"));
    }

    @Test
    void keepsNumbersExact() {
        assertEquals(
                new Expression.Constant(new BigDecimal("123456789012345678.000000000001")),
                Expression.parse("123456789012345678.000000000001"));
    }

    @Test
    void knowsItsFunctionsInAnyCase() {
        Expression.Aggregate average = (Expression.Aggregate) Expression.parse("Avg(lines.x)");
        assertEquals(AggregateFunction.AVG, average.function());
    }

    private static String written(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return constant.value().toPlainString();
        }
        if (expression instanceof Expression.Member member) {
            return member.field();
        }
        if (expression instanceof Expression.Negation negation) {
            return "-" + written(negation.of());
        }
        if (expression instanceof Expression.Aggregate aggregate) {
            return aggregate.function().word() + "(" + aggregate.relation() + ": " + written(aggregate.of()) + ")";
        }
        Expression.Operation operation = (Expression.Operation) expression;
        String sign =
                switch (operation.operator()) {
                    case ADD -> "+";
                    case SUBTRACT -> "-";
                    case MULTIPLY -> "*";
                    case DIVIDE -> "/";
                };
        return "(" + written(operation.left()) + " " + sign + " " + written(operation.right()) + ")";
    }
}
