package com.togahub.engine.administration;

import java.util.Set;

/**
 * The names of the code that metadata may point at, as deployed on this node.
 *
 * @param interceptors for rows of {@code ApiPayloadInterceptors}
 * @param scriptedApis for rows of {@code ScriptedApis}
 * @param models for {@code Records.model}
 */
public record Handlers(Set<String> interceptors, Set<String> scriptedApis, Set<String> models) {
    public Handlers {
        interceptors = Set.copyOf(interceptors);
        scriptedApis = Set.copyOf(scriptedApis);
        models = Set.copyOf(models);
    }
}
