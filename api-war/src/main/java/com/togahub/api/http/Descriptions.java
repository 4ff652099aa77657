package com.togahub.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.describe.Description;
import com.togahub.engine.describe.OpenApi;
import com.togahub.engine.describe.View;
import com.togahub.engine.document.Body;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the API says about itself, to whoever asks with a token: logged like any request. */
@ApplicationScoped
public class Descriptions {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Set<String> OPTIONS = Set.of("transactionId", "_");
    private static final String VERSION = "2";

    @Inject
    Engine engine;

    @Inject
    Catalogs catalogs;

    /** Everything the caller may use. */
    Answer all(RequestContext context, RawRequest request) {
        return answer(context, request, "describe", view -> new Description(view).all());
    }

    /** One record of it. */
    Answer one(RequestContext context, RawRequest request, String route) {
        return answer(context, request, "describe", view -> new Description(view).of(route));
    }

    /** All of it as OpenAPI, without an envelope. */
    Answer openApi(RequestContext context, RawRequest request) {
        JsonNode[] document = new JsonNode[1];
        Answer answer = answer(context, request, "openapi", view -> {
            ObjectNode made = new OpenApi(view).document(VERSION);
            document[0] = made;
            return made;
        });
        return answer.status() == 200 ? new Answer(200, Map.of(), Body.of(bytes(document[0]))) : answer;
    }

    private Answer answer(
            RequestContext context, RawRequest request, String name, Function<View, ObjectNode> description) {
        return engine.act(context, requests -> {
            if (!METHODS.contains(request.method())) {
                throw new ProblemException(Code.EV_11);
            }
            if (!OPTIONS.containsAll(request.parameters().keySet())) {
                throw new ProblemException(Code.EV_1, "A description takes no options.");
            }
            View view = new View(catalogs.current(context.tenant()), context.caller());
            return new Data(200, name, description.apply(view));
        });
    }

    private static byte[] bytes(JsonNode document) {
        try {
            return Json.mapper().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
