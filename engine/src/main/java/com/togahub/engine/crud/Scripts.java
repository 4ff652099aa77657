package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.metadata.ScriptedRoute;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Routes that are no records: code answers them. */
final class Scripts {
    private final Catalogs catalogs;
    private final Extensions extensions;

    Scripts(Catalogs catalogs, Extensions extensions) {
        this.catalogs = catalogs;
        this.extensions = extensions;
    }

    /** What answers a request, if its route is a scripted one; EZ-3 where the caller may not use it. */
    Optional<Function<Requests, Data>> find(RequestContext context, RawRequest raw) {
        Catalog catalog = catalogs.current(context.tenant());
        String route = raw.path().replaceAll("^/+|/+$", "");
        Optional<ScriptedRoute> found = catalog.scripted(raw.method(), route);
        found.ifPresent(each -> requireGranted(context, catalog, each));
        return found.map(each -> {
            ScriptedApi api = extensions.scriptedApi(each.handler());
            return requests -> api.handle(requests, parameters(raw), body(raw));
        });
    }

    private static void requireGranted(RequestContext context, Catalog catalog, ScriptedRoute route) {
        boolean granted = catalog.roles(context.caller().roleUuids()).stream()
                .anyMatch(role -> role.scriptedApis().contains(route.id()));
        if (!granted) {
            throw new ProblemException(Code.EZ_3);
        }
    }

    private static Map<String, String> parameters(RawRequest raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        raw.parameters().forEach((name, values) -> {
            if (!name.equals("transactionId")) {
                parameters.put(name, values.get(0));
            }
        });
        return parameters;
    }

    private static ObjectNode body(RawRequest raw) {
        JsonNode body = raw.body()
                .filter(bytes -> bytes.length > 0)
                .map(bytes -> Json.parse(bytes, ""))
                .orElseGet(() -> Json.mapper().createObjectNode());
        if (!(body instanceof ObjectNode object)) {
            throw new ProblemException(Code.EV_1, "The body must be a JSON object.");
        }
        return object;
    }
}
