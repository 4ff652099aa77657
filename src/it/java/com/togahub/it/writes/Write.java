package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A request that writes a row of the tenant's data and, by way of an interceptor, one of Core, both named by its transaction
 * id.
 *
 * @param tenancy of the tenant
 * @param id its transaction id
 * @param notes {@code nameless} leaves out what is required; {@code refuse} and {@code throw} have the interceptor fail after
 *     both rows are written
 */
record Write(Tenancy tenancy, String id, String notes) {
    private static final int ID_LENGTH = 12;

    Write {
        requireNonNull(tenancy, "tenancy");
        requireNonNull(id, "id");
        requireNonNull(notes, "notes");
    }

    /** One that nothing is wrong with. */
    static Write of(Tenancy tenancy) {
        return of(tenancy, "");
    }

    /** One with such notes. */
    static Write of(Tenancy tenancy, String notes) {
        return new Write(
                tenancy,
                "write-" + UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH),
                notes);
    }

    /** Sends it and waits for the answer. */
    Reply send(Api caller) {
        return Api.send(request(caller));
    }

    /** Sends it. */
    CompletableFuture<Reply> sendAsync(Api caller) {
        return Api.sendAsync(request(caller));
    }

    private HttpRequest.Builder request(Api caller) {
        ObjectNode body = Api.JSON.createObjectNode().put("number", id).put("notes", notes);
        if (!notes.equals("nameless")) {
            body.put("name", "Customer of " + id);
        }
        return caller.request("/customers", id).POST(BodyPublishers.ofString(body.toString()));
    }
}
