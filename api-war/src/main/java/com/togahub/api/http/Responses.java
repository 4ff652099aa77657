package com.togahub.api.http;

import com.togahub.engine.crud.Answer;
import com.togahub.engine.document.Body;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;

/** Answers as JAX-RS responses. */
final class Responses {
    private static final int NOT_MODIFIED = 304;

    private Responses() {}

    static Response of(Answer answer) {
        return of(answer, Map.of());
    }

    /** With more headers, which win. */
    static Response of(Answer answer, Map<String, String> more) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach((name, value) -> {
            if (!more.containsKey(name)) {
                response.header(name, value);
            }
        });
        more.forEach(response::header);
        response.header("Cache-Control", "no-store");
        if (answer.status() != NOT_MODIFIED) {
            String type = answer.headers().getOrDefault("Content-Type", MediaType.APPLICATION_JSON);
            response.type(type).entity(streamed(answer.body()));
            response.header("Content-Length", answer.body().size());
        }
        return response.build();
    }

    private static StreamingOutput streamed(Body body) {
        return out -> {
            try (body) {
                body.writeTo(out);
            }
        };
    }
}
