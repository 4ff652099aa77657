package com.togahub.persistence.host;

import java.util.Optional;

/** Finds passwords by the name of the variable or secret that holds them, anew for every connection made. */
@FunctionalInterface
public interface Passwords {
    /** The present password, or empty when the name holds none. */
    Optional<String> named(String name);
}
