package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.value.PostalAddress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A {@code PunchOutSetupRequest} as its document says it.
 *
 * @param operation what is asked for
 * @param buyerCookie the buyer's name for the session, to the letter; of one that is markup, its text
 * @param returnTarget where the cart goes
 * @param selectedPart part number that the buyer has chosen already
 * @param lines what is to be opened again, of edit and inspect
 * @param shipTo where the goods go
 * @param person who shops
 * @param kept the whole, see {@link com.togahub.engine.cxml.kept.Kept}
 */
record SetupRequest(
        Operation operation,
        String buyerCookie,
        Optional<ReturnTarget> returnTarget,
        Optional<String> selectedPart,
        List<Line> lines,
        Optional<PostalAddress> shipTo,
        Person person,
        ObjectNode kept) {
    SetupRequest {
        requireNonNull(operation, "operation");
        requireNonNull(buyerCookie, "buyerCookie");
        requireNonNull(returnTarget, "returnTarget");
        requireNonNull(selectedPart, "selectedPart");
        lines = List.copyOf(lines);
        requireNonNull(shipTo, "shipTo");
        requireNonNull(person, "person");
        requireNonNull(kept, "kept");
    }

    /**
     * A line that an earlier session has returned.
     *
     * @param key {@code SupplierPartAuxiliaryID}; empty when there is none
     * @param quantity as the buyer has it now
     */
    record Line(String key, BigDecimal quantity) {}
}
