package com.togahub.engine.identity;

/** Port: salted slow hashes of secrets and passwords. */
public interface SecretHash {
    /** A hash to store: a text that names its own algorithm, cost and salt. */
    String hash(String secret);

    /** Whether a stored hash is this secret's; takes the same time for any secret. False for a text that is no hash. */
    boolean verify(String secret, String hash);
}
