package com.togahub.engine.cxml.caller;

import java.util.Optional;

/** Compares secrets with their slow hashes. */
public interface Secrets {
    /**
     * Whether a secret is the one that was hashed. Takes the same time whatever is wrong, and for an absent hash too.
     *
     * @param hash what is stored; empty for an identity that is unknown
     */
    boolean matches(String secret, Optional<String> hash);
}
