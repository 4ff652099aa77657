package com.togahub.engine.metadata;

import static java.util.Objects.requireNonNull;

/**
 * A route that is no record: code answers it.
 *
 * @param id key of its metadata row, on which grants hang
 * @param method GET, POST, PUT or DELETE
 * @param route path below {@code /v2}, without slashes at its ends
 * @param handler name of the code
 */
public record ScriptedRoute(long id, String method, String route, String handler) {
    public ScriptedRoute {
        requireNonNull(method, "method");
        requireNonNull(route, "route");
        requireNonNull(handler, "handler");
    }
}
