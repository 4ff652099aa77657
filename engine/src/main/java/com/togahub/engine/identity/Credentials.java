package com.togahub.engine.identity;

import java.util.Optional;

/** Port: API credentials of all clients, inactive ones too. */
public interface Credentials {
    /** By the public half of the credential. */
    Optional<Principal> byApiKey(String apiKey);

    /** By its uuid. */
    Optional<Principal> byUuid(String uuid);
}
