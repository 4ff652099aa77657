package com.togahub.engine.identity;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Caller;
import java.util.Optional;

/**
 * A credential or user as stored: who it is and how it proves that.
 *
 * @param caller the identity it gets
 * @param secretHash hash of its secret or password; empty when it cannot log in with one
 * @param isActive whether it and its client are active
 */
public record Principal(Caller caller, Optional<String> secretHash, boolean isActive) {
    public Principal {
        requireNonNull(caller, "caller");
        requireNonNull(secretHash, "secretHash");
    }

    @Override
    public String toString() {
        return "Principal[" + caller.identity() + "]";
    }
}
