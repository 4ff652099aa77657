package com.togahub.persistence.reference.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A condition. */
public sealed interface Clause {
    /** As RSQL; a negation has no such form. */
    String rsql();

    /** As a JSON tree. */
    JsonNode tree();

    /** Whether RSQL can say it. */
    boolean isPlain();

    /** The same with other arguments. */
    default Clause mapArguments(UnaryOperator<String> change) {
        if (this instanceof All all) {
            return new All(
                    all.parts().stream().map(part -> part.mapArguments(change)).toList());
        }
        if (this instanceof Any any) {
            return new Any(
                    any.parts().stream().map(part -> part.mapArguments(change)).toList());
        }
        if (this instanceof Not not) {
            return new Not(not.part().mapArguments(change));
        }
        Compare compare = (Compare) this;
        return new Compare(
                compare.path(),
                compare.operator(),
                compare.arguments().stream().map(change).toList());
    }

    /** All of them, two at least. */
    record All(List<Clause> parts) implements Clause {
        @Override
        public String rsql() {
            return parts.stream().map(Clause::rsql).collect(Collectors.joining(";", "(", ")"));
        }

        @Override
        public JsonNode tree() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            parts.forEach(part -> node.withArray("and").add(part.tree()));
            return node;
        }

        @Override
        public boolean isPlain() {
            return parts.stream().allMatch(Clause::isPlain);
        }
    }

    /** Any of them, two at least. */
    record Any(List<Clause> parts) implements Clause {
        @Override
        public String rsql() {
            return parts.stream().map(Clause::rsql).collect(Collectors.joining(",", "(", ")"));
        }

        @Override
        public JsonNode tree() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            parts.forEach(part -> node.withArray("or").add(part.tree()));
            return node;
        }

        @Override
        public boolean isPlain() {
            return parts.stream().allMatch(Clause::isPlain);
        }
    }

    /** The opposite. */
    record Not(Clause part) implements Clause {
        @Override
        public String rsql() {
            throw new IllegalStateException("RSQL has no negation");
        }

        @Override
        public JsonNode tree() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.set("not", part.tree());
            return node;
        }

        @Override
        public boolean isPlain() {
            return false;
        }
    }

    /**
     * A comparison.
     *
     * @param operator its word in a JSON tree
     * @param arguments texts, one unless the operator is {@code in} or {@code out}
     */
    record Compare(List<String> path, String operator, List<String> arguments) implements Clause {
        @Override
        public String rsql() {
            String symbol =
                    switch (operator) {
                        case "eq" -> "==";
                        case "ne" -> "!=";
                        default -> "=" + operator + "=";
                    };
            String given = arguments.stream().map(Compare::quoted).collect(Collectors.joining(","));
            return String.join(".", path) + symbol + (isList() ? "(" + given + ")" : given);
        }

        @Override
        public JsonNode tree() {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("field", String.join(".", path)).put("op", operator);
            if (isList()) {
                arguments.forEach(node.putArray("value")::add);
            } else {
                node.put("value", arguments.get(0));
            }
            return node;
        }

        @Override
        public boolean isPlain() {
            return !arguments.isEmpty();
        }

        private boolean isList() {
            return operator.equals("in") || operator.equals("out");
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }
}
