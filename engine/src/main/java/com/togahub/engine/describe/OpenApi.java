package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.ScriptedRoute;
import java.util.List;
import java.util.Locale;

/**
 * The API as an OpenAPI 3.1 document, cut to what a view shows. Equal for equal grants, byte by byte. Everything that is
 * said more than once stands in {@code components} and is referred to, so that the document grows with the number of routes
 * and fields, and with nothing else.
 */
public final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final View view;

    /** Describes what a view shows. */
    public OpenApi(View view) {
        this.view = view;
    }

    /**
     * The document.
     *
     * @param version of the product
     */
    public ObjectNode document(String version) {
        ObjectNode document = NODES.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Toga V2")
                .put("version", version)
                .put("description", "Records, fields and operations that the present identity may use.");
        document.putArray("servers").addObject().put("url", "/v2");
        document.putArray("security").addObject().putArray("bearer");
        ArrayNode tags = document.putArray("tags");
        document.set("paths", paths());
        view.records().forEach(record -> tags.addObject().put("name", record.name()));
        document.set("components", components());
        return document;
    }

    private ObjectNode paths() {
        ObjectNode paths = NODES.objectNode();
        new OwnPaths(paths).add();
        Paths records = new Paths(view, paths);
        view.records().forEach(records::add);
        for (ScriptedRoute route : view.scriptedRoutes()) {
            scripted(paths.withObjectProperty("/" + route.route()), route);
        }
        return paths;
    }

    private static void scripted(ObjectNode path, ScriptedRoute route) {
        String method = route.method().toLowerCase(Locale.ROOT);
        ObjectNode operation = path.putObject(method);
        operation.put("operationId", "scripted." + method + "." + route.route().replace('/', '.'));
        operation.putArray("parameters").add(Refs.parameter(Refs.TRANSACTION_ID));
        if (!List.of("get", "delete").contains(method)) {
            Bodies.json(operation.putObject("requestBody"), NODES.objectNode().put("type", "object"));
        }
        ObjectNode responses = operation.putObject("responses");
        Bodies.json(
                responses.putObject("2XX").put("description", "What the scripted API answers."),
                Refs.schema(Refs.ENVELOPE));
        Responses.failures(responses, route.method());
    }

    private ObjectNode components() {
        ObjectNode components = NODES.objectNode();
        ObjectNode schemas = components.putObject("schemas");
        Envelopes.add(schemas);
        Schemas records = new Schemas(view, schemas);
        for (RecordType record : view.records()) {
            records.add(record);
        }
        Parameters.add(components.putObject("parameters"));
        Responses.add(components.putObject("responses"));
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "The accessToken that POST /v2/auth/api answers.");
        return components;
    }
}
