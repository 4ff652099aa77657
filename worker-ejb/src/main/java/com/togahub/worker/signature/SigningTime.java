package com.togahub.worker.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * When a sender signed. A delivery signed longer ago than the tolerance before it came in may be a recorded one that somebody
 * sends again.
 *
 * @param text seconds since 1970 as the sender wrote them, which is what was signed
 * @param value the same
 */
record SigningTime(String text, Instant value) {
    /** How far from its receipt a delivery may have been signed, in both directions. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /**
     * Reads a time.
     *
     * @throws SignatureException if it is not written in digits
     */
    static SigningTime parse(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new SignatureException("the time of the signature is not a number of seconds");
        }
        return new SigningTime(text, Instant.ofEpochSecond(Long.parseLong(text)));
    }

    /**
     * Insists that it is near this time.
     *
     * @throws SignatureException if it is further away than the tolerance
     */
    void isNear(Instant received) {
        if (Duration.between(value, received).abs().compareTo(TOLERANCE) > 0) {
            throw new SignatureException("the delivery was signed more than " + TOLERANCE.toMinutes()
                    + " minutes before or after it came in at " + received);
        }
    }
}
