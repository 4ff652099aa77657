package com.togahub.api.host;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The envelope for what no door has answered, or cannot answer because nothing behind it can be reached. Not logged. */
public final class Refusal {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Tenant NOBODY =
            new Tenant(Optional.empty(), Optional.empty(), Optional.empty(), new DatabaseName("none", "none"));
    private static final Caller ANONYMOUS = new Caller(
            Caller.Kind.PUBLIC,
            Optional.empty(),
            Optional.empty(),
            "anonymous",
            "anonymous",
            Optional.empty(),
            Set.of(),
            Optional.empty());

    private Refusal() {}

    /** The envelope's bytes. */
    public static byte[] envelope(String authority, Code code) {
        return envelope(authority, code.status(), List.of(Problem.of(code)));
    }

    /** Writes the envelope of these problems, with the first one's status. */
    public static void write(HttpServletRequest request, HttpServletResponse response, List<Problem> problems)
            throws IOException {
        write(request, response, problems.get(0).code().status(), problems);
    }

    /** Writes the envelope of a code, with its status. */
    static void write(HttpServletRequest request, HttpServletResponse response, Code code) throws IOException {
        write(request, response, code.status(), code);
    }

    static void write(HttpServletRequest request, HttpServletResponse response, int status, Code code)
            throws IOException {
        write(request, response, status, List.of(Problem.of(code)));
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, int status, List<Problem> problems)
            throws IOException {
        byte[] body = envelope(request.getServerName(), status, problems);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] envelope(String authority, int status, List<Problem> problems) {
        Instant now = CLOCK.instant();
        Origin origin = new Origin(
                "GET", "/", Optional.empty(), Optional.empty(), authority, Optional.empty(), Optional.empty());
        RequestContext context = new RequestContext(Optional.empty(), Optional.empty(), ANONYMOUS, NOBODY, origin, now);
        return Envelope.write(context, now, status, problems, Map.of(), Body.EMPTY)
                .bytes();
    }
}
