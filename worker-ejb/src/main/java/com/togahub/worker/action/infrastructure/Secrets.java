package com.togahub.worker.action.infrastructure;

import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.job.binding.WorkerAction;
import jakarta.inject.Inject;
import java.util.Map;

/** {@code Infrastructure/Secrets/..}: the secrets with which tokens are signed. Keys have transactions of their own. */
@WorkerAction(transactional = false)
public class Secrets {
    private final KeyRing keys;

    /** With the keys of all nodes. */
    @Inject
    public Secrets(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Replaces the signing secret now, however young it is. Tokens signed with the one before are accepted until the next
     * rotation.
     *
     * @return the name of the new key
     */
    public Map<String, String> rotate() {
        return Map.of("kid", keys.rotate());
    }
}
