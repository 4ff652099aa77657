package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How an identity's people shop here: the member {@code punchOut} of its mapping.
 *
 * <pre>{@code
 * {"kind": "CART",                                // what a session fills: QUOTE, CART, or SESSION, which is neither
 *  "operations": ["create", "edit", "inspect"],   // edit implies inspect
 *  "minutes": 60,                                 // how long a start page waits, and how long one may shop
 *  "days": 30,                                    // how long after its return a cart may be opened again
 *  "user": {"create": false},                     // whether an unknown person becomes a user
 *  "return": "base64"}                            // or "urlencoded": how the cart is returned
 * }</pre>
 *
 * @param kind what is filled
 * @param operations what is offered
 * @param validity how long a start page waits for its visitor, and how long the visit may take from then
 * @param memory how long after its return a cart may be opened again
 * @param createsUser whether an unknown person becomes a user
 * @param carriage how the message travels in the form
 */
public record PunchOutTerms(
        Kind kind,
        Set<Operation> operations,
        Duration validity,
        Duration memory,
        boolean createsUser,
        Carriage carriage) {
    private static final Set<String> MEMBERS = Set.of("kind", "operations", "minutes", "days", "user", "return");
    private static final int MAX_MINUTES = 24 * 60;
    private static final int MAX_DAYS = 3650;

    /** What a session fills. */
    public enum Kind {
        QUOTE,
        CART,
        SESSION
    }

    /** What a buyer may ask for, from the least to the most (cXML 1.2, PunchOutOrderMessageHeader). */
    public enum Operation {
        CREATE,
        INSPECT,
        EDIT;

        /** Its name in documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The operation of this name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Operation of(String word) {
            for (Operation operation : values()) {
                if (operation.word().equals(word)) {
                    return operation;
                }
            }
            throw new IllegalArgumentException("operation must be create, edit or inspect");
        }
    }

    /** How a message travels in a form; the name is the form's field. */
    public enum Carriage {
        BASE64("cXML-base64"),
        URLENCODED("cXML-urlencoded");

        private final String field;

        Carriage(String field) {
            this.field = field;
        }

        /** Name of the form's field. */
        public String field() {
            return field;
        }
    }

    public PunchOutTerms {
        requireNonNull(kind, "kind");
        operations = Set.copyOf(operations);
        requireNonNull(validity, "validity");
        requireNonNull(memory, "memory");
        requireNonNull(carriage, "carriage");
    }

    /** @throws IllegalArgumentException naming what is wrong, for an administrator */
    static PunchOutTerms of(JsonNode json) {
        Members.require(json, MEMBERS);
        JsonNode user = json.path("user");
        Members.require(user, Set.of("create"));
        return new PunchOutTerms(
                kind(json.path("kind").asText("")),
                operations(json.path("operations")),
                Duration.ofMinutes(number(json, "minutes", 60, MAX_MINUTES)),
                Duration.ofDays(number(json, "days", 30, MAX_DAYS)),
                user.path("create").asBoolean(false),
                carriage(json.path("return").asText("base64")));
    }

    /** The most that a buyer may ask for later. */
    public Operation highest() {
        return operations.stream().max(Operation::compareTo).orElseThrow();
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "QUOTE" -> Kind.QUOTE;
            case "CART" -> Kind.CART;
            case "SESSION" -> Kind.SESSION;
            default -> throw new IllegalArgumentException("punchOut.kind must be QUOTE, CART or SESSION");
        };
    }

    private static Set<Operation> operations(JsonNode list) {
        if (list.isMissingNode()) {
            return EnumSet.allOf(Operation.class);
        }
        EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
        list.forEach(each -> operations.add(Operation.of(each.asText(""))));
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("punchOut.operations must be a list that is not empty");
        }
        if (operations.contains(Operation.EDIT)) {
            operations.add(Operation.INSPECT);
        }
        return operations;
    }

    private static int number(JsonNode json, String name, int otherwise, int most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
            throw new IllegalArgumentException("punchOut." + name + " must be a whole number from 1 to " + most);
        }
        return value.asInt();
    }

    private static Carriage carriage(String word) {
        return switch (word) {
            case "base64" -> Carriage.BASE64;
            case "urlencoded" -> Carriage.URLENCODED;
            default -> throw new IllegalArgumentException("punchOut.return must be base64 or urlencoded");
        };
    }
}
