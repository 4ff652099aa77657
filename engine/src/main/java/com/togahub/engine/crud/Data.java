package com.togahub.engine.crud;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The one member of an answer's {@code data}.
 *
 * @param status HTTP status, 2xx
 * @param name the member's name
 * @param value its value
 */
public record Data(int status, String name, JsonNode value) {
    public Data {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }
}
