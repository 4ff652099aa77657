package com.togahub.engine.cxml.order;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.value.Money;
import com.togahub.engine.cxml.value.PostalAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of an order.
 *
 * @param lineNumber from 1, unique in its order, stable over its versions
 * @param quantity above zero
 * @param supplierPartId our part number, as the customer knows it
 * @param auxiliaryId of a punch-out cart, which comes back unchanged
 * @param buyerPartId the customer's own part number
 * @param isAdHoc whether the sender says that the part is in no catalogue
 * @param parentLineNumber the line that this one is a component of
 * @param requestedDelivery the day it is wanted
 * @param price per one unit of measure
 * @param description what the customer calls it
 * @param unitOfMeasure UN/CEFACT code
 * @param shipTo where this line goes, when the lines say it
 * @param notes comments, one per line
 * @param kept everything without a field of its own
 */
public record OrderLine(
        int lineNumber,
        BigDecimal quantity,
        String supplierPartId,
        Optional<String> auxiliaryId,
        Optional<String> buyerPartId,
        boolean isAdHoc,
        Optional<Integer> parentLineNumber,
        Optional<LocalDate> requestedDelivery,
        Optional<Money> price,
        Optional<String> description,
        Optional<String> unitOfMeasure,
        Optional<PostalAddress> shipTo,
        Optional<String> notes,
        ObjectNode kept) {
    public OrderLine {
        requireNonNull(quantity, "quantity");
        requireNonNull(supplierPartId, "supplierPartId");
        requireNonNull(auxiliaryId, "auxiliaryId");
        requireNonNull(buyerPartId, "buyerPartId");
        requireNonNull(parentLineNumber, "parentLineNumber");
        requireNonNull(requestedDelivery, "requestedDelivery");
        requireNonNull(price, "price");
        requireNonNull(description, "description");
        requireNonNull(unitOfMeasure, "unitOfMeasure");
        requireNonNull(shipTo, "shipTo");
        requireNonNull(notes, "notes");
        requireNonNull(kept, "kept");
    }
}
