package com.togahub.engine.cxml.envelope;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a {@code CredentialMac} says (cXML 1.2, 3.1.7.5): proof of a shared secret that does not show it.
 *
 * @param creationDate as sent, white space taken out; part of what is proven
 * @param expirationDate as sent, white space taken out; part of what is proven
 * @param created the first as a time
 * @param expires the second as a time
 * @param value base64 of the proof
 */
public record Mac(String creationDate, String expirationDate, Instant created, Instant expires, String value) {
    public Mac {
        requireNonNull(creationDate, "creationDate");
        requireNonNull(expirationDate, "expirationDate");
        requireNonNull(created, "created");
        requireNonNull(expires, "expires");
        requireNonNull(value, "value");
    }

    /** Whether a time is between both. */
    public boolean isCurrent(Instant time) {
        return !time.isBefore(created) && time.isBefore(expires);
    }
}
