package com.togahub.engine.cxml.confirmation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.partner.OrderName;
import com.togahub.engine.cxml.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A confirmation as its document says it.
 *
 * @param isUpdate whether it follows an earlier one
 * @param type what is said of lines that it does not name
 * @param confirmId the sender's number of it
 * @param order the order confirmed
 * @param lines those that it names
 * @param kept everything without a field of its own, see {@link com.togahub.engine.cxml.kept.Kept}
 */
record Confirmation(
        boolean isUpdate, Type type, Optional<String> confirmId, OrderName order, List<Line> lines, ObjectNode kept) {
    /** The sender's verdict on the whole order. */
    enum Type {
        ACCEPT("accept"),
        EXCEPT("except"),
        REJECT("reject"),
        BACKORDERED("backordered"),
        DETAIL("detail"),
        ALL_DETAIL("allDetail"),
        REQUEST_TO_PAY("requestToPay"),
        REPLACE("replace");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        String word() {
            return word;
        }
    }

    /** The sender's verdict on some of a line. */
    enum Verdict {
        ACCEPTED,
        REJECTED,
        BACKORDERED,
        /** Nothing that the order's record could show. */
        UNDECIDED
    }

    Confirmation {
        requireNonNull(type, "type");
        requireNonNull(confirmId, "confirmId");
        requireNonNull(order, "order");
        lines = List.copyOf(lines);
        requireNonNull(kept, "kept");
    }

    /**
     * What is said of a line.
     *
     * @param lineNumber of the order's line
     * @param parts of its quantity, at least one
     * @param kept everything without a field of its own
     */
    record Line(int lineNumber, List<Part> parts, ObjectNode kept) {
        Line {
            parts = List.copyOf(parts);
            requireNonNull(kept, "kept");
        }

        /** How much of it there is such a verdict on. */
        BigDecimal quantity(Verdict verdict) {
            return parts.stream()
                    .filter(part -> part.verdict() == verdict)
                    .map(Part::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * A {@code ConfirmationStatus}.
     *
     * @param quantity not negative
     * @param delivery the day it is to arrive
     * @param price of one unit, where the sender says one
     */
    record Part(Verdict verdict, BigDecimal quantity, Optional<LocalDate> delivery, Optional<Money> price) {
        Part {
            requireNonNull(verdict, "verdict");
            requireNonNull(quantity, "quantity");
            requireNonNull(delivery, "delivery");
            requireNonNull(price, "price");
        }
    }
}
