package com.togahub.persistence.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import java.util.Map;
import java.util.function.Supplier;

/** A route whose target is made after the engine. */
public record LateRoute(String name, Supplier<ScriptedApi> target) implements ScriptedApi {
    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        return target.get().handle(requests, parameters, body);
    }
}
