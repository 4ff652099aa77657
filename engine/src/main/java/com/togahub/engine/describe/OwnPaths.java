package com.togahub.engine.describe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The paths that everybody may use: signing in, and what the API says about itself. */
final class OwnPaths {
    private final ObjectNode paths;

    OwnPaths(ObjectNode paths) {
        this.paths = paths;
    }

    void add() {
        signIn("/auth/api", "auth.api", "apiKey", "secret");
        signIn("/auth/login", "auth.login", "client", "email", "password");
        signIn("/auth/refresh", "auth.refresh", "refreshToken");
        ObjectNode describe = paths.putObject("/describe").putObject("get");
        describe.put("operationId", "describe");
        describe(describe, "What the present identity may use.");
        ObjectNode route = paths.putObject("/describe/{route}").putObject("get");
        route.put("operationId", "describe.route");
        route.putArray("parameters")
                .addObject()
                .put("name", "route")
                .put("in", "path")
                .put("required", true)
                .putObject("schema")
                .put("type", "string");
        describe(route, "One record of it.");
    }

    private void signIn(String path, String id, String... members) {
        ObjectNode post = paths.putObject(path).putObject("post");
        post.put("operationId", id);
        post.putArray("security");
        post.putArray("parameters").add(Refs.parameter(Refs.TRANSACTION_ID));
        ObjectNode schema = post.objectNode().put("type", "object");
        var required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (String member : members) {
            required.add(member);
            properties.putObject(member).put("type", "string");
        }
        Bodies.json(post.putObject("requestBody").put("required", true), schema);
        ObjectNode responses = post.putObject("responses");
        Bodies.json(responses.putObject("200").put("description", "The tokens."), Refs.schema("Tokens"));
        Responses.failures(responses, "AUTH");
    }

    private static void describe(ObjectNode operation, String text) {
        ObjectNode responses = operation.putObject("responses");
        Bodies.json(responses.putObject("200").put("description", text), Refs.schema(Refs.ENVELOPE));
        Responses.failures(responses, "GET");
    }
}
