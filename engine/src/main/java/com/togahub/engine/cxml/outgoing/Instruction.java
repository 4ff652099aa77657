package com.togahub.engine.cxml.outgoing;

import java.util.Optional;

/** What a customer says about confirmations in {@code OCInstruction}, or about ship notices in {@code ASNInstruction}. */
enum Instruction {
    ALLOWED,
    NOT_ALLOWED,
    REQUIRED_BEFORE_ASN;

    /** The instruction; empty for a value that the protocol does not know. */
    static Optional<Instruction> of(String value) {
        return switch (value) {
            case "allowed" -> Optional.of(ALLOWED);
            case "notAllowed" -> Optional.of(NOT_ALLOWED);
            case "requiredBeforeASN" -> Optional.of(REQUIRED_BEFORE_ASN);
            default -> Optional.empty();
        };
    }
}
