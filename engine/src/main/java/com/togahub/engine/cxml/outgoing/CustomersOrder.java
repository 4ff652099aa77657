package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.value.Dates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sales order as its customer knows it.
 *
 * @param uuid of the sales order
 * @param number ours
 * @param orderId the customer's
 * @param orderDate as the customer wrote it
 * @param status ours
 * @param requestedDelivery the day it is wanted
 * @param instructions of the whole order
 * @param lines those that the customer knows, by their numbers
 */
record CustomersOrder(
        String uuid,
        String number,
        String orderId,
        Optional<String> orderDate,
        OrderStatus status,
        Optional<LocalDate> requestedDelivery,
        Instructions instructions,
        List<Line> lines) {
    static final String ROUTE = "/sales-orders";
    static final String FIELDS = "uuid,number,externalReference,status,dateRequestedDelivery,extrinsics,"
            + "salesOrderItems.uuid,salesOrderItems.lineNumber,salesOrderItems.quantity,salesOrderItems.unitOfMeasure,"
            + "salesOrderItems.status,salesOrderItems.extrinsics";

    private static final String NO_UNIT = "EA";

    CustomersOrder {
        requireNonNull(uuid, "uuid");
        requireNonNull(number, "number");
        requireNonNull(orderId, "orderId");
        requireNonNull(orderDate, "orderDate");
        requireNonNull(status, "status");
        requireNonNull(requestedDelivery, "requestedDelivery");
        requireNonNull(instructions, "instructions");
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param number the customer's
     * @param quantity ordered
     * @param unitOfMeasure UN/CEFACT code
     * @param status ours
     * @param instructions of this line
     * @param confirmationDue the day until which the customer wants to know
     */
    record Line(
            int number,
            BigDecimal quantity,
            String unitOfMeasure,
            LineStatus status,
            Instructions instructions,
            Optional<LocalDate> confirmationDue) {
        Line {
            requireNonNull(quantity, "quantity");
            requireNonNull(unitOfMeasure, "unitOfMeasure");
            requireNonNull(status, "status");
            requireNonNull(instructions, "instructions");
            requireNonNull(confirmationDue, "confirmationDue");
        }
    }

    /** Reads a row with {@link #FIELDS}. Lines without a number are not the customer's and left out. */
    static CustomersOrder of(JsonNode row) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : row.path("salesOrderItems")) {
            if (line.path("lineNumber").isInt()) {
                lines.add(line(line));
            }
        }
        lines.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return new CustomersOrder(
                row.path("uuid").asText(),
                row.path("number").asText(),
                row.path("externalReference").asText(""),
                text(row.path("extrinsics").path("attributes").path("orderDate")),
                OrderStatus.of(row.path("status").asText("")),
                text(row.path("dateRequestedDelivery")).flatMap(Dates::day),
                Instructions.of(row.path("extrinsics")),
                lines);
    }

    private static Line line(JsonNode line) {
        JsonNode extrinsics = line.path("extrinsics");
        return new Line(
                line.path("lineNumber").asInt(),
                line.path("quantity").decimalValue(),
                unit(line),
                LineStatus.of(line.path("status").asText("")),
                Instructions.of(extrinsics),
                text(extrinsics.path("attributes").path("confirmationDueDate")).flatMap(Dates::day));
    }

    /** The unit of measure of a line of an order, which the protocol requires: pieces where none was named. */
    static String unit(JsonNode line) {
        return text(line.path("unitOfMeasure")).orElse(NO_UNIT);
    }

    static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    /** Whether the customer wants to hear nothing about shipments. */
    boolean refusesShipNotices() {
        return instructions.shipNotice().equals(Optional.of(Instruction.NOT_ALLOWED));
    }

    /** Whether a ship notice is refused before a confirmation. */
    boolean isConfirmedFirst() {
        Optional<Instruction> required = Optional.of(Instruction.REQUIRED_BEFORE_ASN);
        return instructions.confirmation().equals(required)
                || lines.stream()
                        .anyMatch(line -> line.instructions().confirmation().equals(required));
    }
}
