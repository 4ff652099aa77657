package com.togahub.persistence.history.check;

import static java.util.Objects.requireNonNull;

/**
 * Why an instance may have been taken for gone.
 *
 * @param instance its name
 * @param from when it began: milliseconds of the simulation
 * @param until when it was over
 * @param isBrief whether one call was lost only: that excuses a job whose action never began, as the call may have been its
 *     check-in
 */
public record Trouble(String instance, long from, long until, boolean isBrief) {
    public Trouble {
        requireNonNull(instance, "instance");
        if (until < from) {
            throw new IllegalArgumentException("it ends before it begins: " + from + " to " + until);
        }
    }

    /** Whether it fell into the time between these moments. */
    boolean touches(long first, long last) {
        return from <= last && until >= first;
    }
}
