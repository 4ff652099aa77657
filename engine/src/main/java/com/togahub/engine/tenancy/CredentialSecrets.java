package com.togahub.engine.tenancy;

/** Port: what is stored of the secrets of API credentials. */
public interface CredentialSecrets {
    /**
     * Stores a hash, in the request's transaction.
     *
     * @param uuid of the credential
     * @param isFirst only where there is none yet
     * @return whether it was stored
     */
    boolean store(String uuid, String hash, boolean isFirst);
}
