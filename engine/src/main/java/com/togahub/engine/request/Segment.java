package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A pair of a route: a record's route and, if one record is meant, its uuid.
 *
 * @param route kebab-case plural
 * @param uuid as sent; whether it is one is decided by looking for it
 */
public record Segment(String route, Optional<String> uuid) {
    public Segment {
        requireNonNull(route, "route");
        requireNonNull(uuid, "uuid");
    }
}
