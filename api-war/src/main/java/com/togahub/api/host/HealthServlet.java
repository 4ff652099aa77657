package com.togahub.api.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.request.Json;
import com.togahub.engine.store.Readiness;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Liveness, which asks nothing of anybody, and readiness, which asks everybody. */
@WebServlet(urlPatterns = {"/health", "/health/ready"})
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Looked up when asked, so that liveness stands on its own. */
    @Inject
    private transient Instance<Readiness> readiness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("/ready")) {
            List<String> unreachable = readiness.get().unreachable();
            ObjectNode body = Json.mapper().createObjectNode();
            if (!unreachable.isEmpty()) {
                unreachable.forEach(body.putArray("unreachable")::add);
                response.setHeader("Retry-After", "5");
            }
            write(response, unreachable.isEmpty() ? 200 : 503, body.toString());
        } else {
            write(response, 200, "{}");
        }
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
