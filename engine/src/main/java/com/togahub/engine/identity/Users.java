package com.togahub.engine.identity;

import java.util.Optional;

/** Port: the users of a client, inactive ones too. Clients whose users prove themselves elsewhere have no hashes. */
public interface Users {
    /** By e-mail address, whatever its case. */
    Optional<Principal> byEmail(String clientSlug, String email);

    /** By uuid. */
    Optional<Principal> byUuid(String clientSlug, String uuid);
}
