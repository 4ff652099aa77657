package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.problem.Code;
import com.togahub.engine.request.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Places in the log as texts for the caller, sealed, because they hold the number of a row. One is good for one list of one
 * tenant, whatever is asked of it meanwhile: a search of the last hour means another hour a minute later.
 */
final class LogCursor {
    private static final int PARTS = 4;

    private final Cursors seals;
    private final String list;

    /** Cursors of the list of this name. */
    LogCursor(Cursors seals, String list) {
        this.seals = requireNonNull(seals, "seals");
        this.list = requireNonNull(list, "list");
    }

    String write(Tenant tenant, LogPlace place) {
        String plain = Json.mapper()
                .createArrayNode()
                .add(list)
                .add(tenant.uuid().orElse(""))
                .add(place.started().toEpochMilli())
                .add(place.number())
                .toString();
        return seals.seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The place of a text; EV-1 where it is not one of this list. */
    LogPlace read(Tenant tenant, String text) {
        Optional<JsonNode> parts = seals.open(text)
                .map(bytes -> Json.parse(bytes, LogOptions.AFTER))
                .filter(node -> node.isArray()
                        && node.size() == PARTS
                        && node.get(0).asText().equals(list)
                        && node.get(1).asText().equals(tenant.uuid().orElse("")));
        return parts.map(node -> new LogPlace(
                        Instant.ofEpochMilli(node.get(2).longValue()),
                        node.get(3).longValue()))
                .orElseThrow(() -> LogOptions.refused(Code.EV_1, LogOptions.AFTER, "That is no cursor of this list."));
    }
}
