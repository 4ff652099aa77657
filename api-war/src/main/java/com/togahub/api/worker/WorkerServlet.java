package com.togahub.api.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.api.auth.Authenticated;
import com.togahub.api.auth.Groups;
import com.togahub.api.host.Refusal;
import com.togahub.engine.job.Outcome;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /worker {"action": path, "parameters": {..}}}: runs an action at once and answers what it returned, or why it
 * failed, with status 200 either way. There only with {@code TOGA_WORKER_DEBUG=true}, and for administrators alone.
 */
@WebServlet(urlPatterns = {"/worker", "/worker/"})
public class WorkerServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Tasks tasks;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            requireAllowed(request);
            write(response, run(body(request)));
        } catch (ProblemException refused) {
            Refusal.write(request, response, refused.problems());
        }
    }

    private void requireAllowed(HttpServletRequest request) {
        if (!settings.worker().debug()) {
            throw new ProblemException(Code.EV_2);
        }
        Authenticated who = Authenticated.of(request);
        if (who instanceof Authenticated.Refused refused) {
            throw refused.problem();
        }
        if (who instanceof Authenticated.Unknown) {
            throw new ProblemException(Code.EO_2);
        }
        if (!request.isUserInRole(Groups.ADMINISTRATOR)) {
            throw new ProblemException(Code.EZ_3);
        }
        if (!request.getMethod().equals("POST")) {
            throw new ProblemException(Code.EV_11);
        }
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new ProblemException(Code.EV_12);
        }
        JsonNode json = Json.parse(body, "");
        if (!json.isObject()) {
            throw new ProblemException(Code.EV_1, "The body must be a JSON object.");
        }
        return json;
    }

    private ObjectNode run(JsonNode body) {
        JsonNode action = body.path("action");
        if (!action.isTextual()) {
            throw new ProblemException(
                    Problem.of(Code.EV_6, "The action's path is required.").at("action"));
        }
        String parameters =
                body.hasNonNull("parameters") ? body.get("parameters").toString() : "{}";
        long start = System.nanoTime();
        Outcome outcome = tasks.runDirect(action.textValue(), parameters);
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("action", action.textValue());
        answer.put("isSuccess", outcome instanceof Outcome.Succeeded);
        answer.put("executionTime", Duration.ofNanos(System.nanoTime() - start).toMillis());
        if (outcome instanceof Outcome.Succeeded success) {
            answer.set("result", result(success.result()));
        } else if (outcome instanceof Outcome.Failed failure) {
            answer.put("failureReason", failure.reason());
        }
        return answer;
    }

    private static JsonNode result(Optional<String> json) {
        return json.map(text -> Json.parse(text.getBytes(StandardCharsets.UTF_8), "result"))
                .orElseGet(() -> Json.mapper().nullNode());
    }

    private static void write(HttpServletResponse response, ObjectNode answer) throws IOException {
        byte[] bytes = Json.mapper().writeValueAsBytes(answer);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
