package com.togahub.persistence.reference.model;

import java.util.Map;

/**
 * A role of a world.
 *
 * @param grants by table; none: not readable
 */
public record Role(String uuid, String name, Map<String, Grant> grants) {}
