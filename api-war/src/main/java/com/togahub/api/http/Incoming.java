package com.togahub.api.http;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Origin;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.QueryRedaction;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.request.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A V2 request without its body.
 *
 * @param transactionId its id, if it has a good one
 * @param fault why it goes no further, if so
 * @param path what stands after {@code /v2}, decoded
 * @param parameters query parameters, decoded
 * @param origin where it comes from, for the log
 */
record Incoming(
        Optional<TransactionId> transactionId,
        Optional<ProblemException> fault,
        String path,
        Map<String, List<String>> parameters,
        Origin origin) {
    private static final String PREFIX = "/v2";
    private static final int LONGEST_PATH = 1024;
    private static final int LONGEST_NAME = 255;
    private static final List<String> HEADERS = List.of("If-Match", "If-None-Match", "Accept");
    /** What the API says about itself needs no id. */
    private static final List<String> WITHOUT_ID = List.of("/describe", "/openapi.json", "/docs", "/explain");

    Incoming {
        requireNonNull(transactionId, "transactionId");
        requireNonNull(fault, "fault");
        requireNonNull(path, "path");
        requireNonNull(parameters, "parameters");
        requireNonNull(origin, "origin");
    }

    static Incoming read(HttpServletRequest request, String address) {
        String uri = request.getRequestURI().substring(request.getContextPath().length());
        String encoded = uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : uri;
        Optional<String> query = Optional.ofNullable(request.getQueryString());
        Optional<String> header = Optional.ofNullable(request.getHeader("X-Transaction-Id"));
        Optional<ProblemException> fault = Optional.empty();
        Map<String, List<String>> parameters = Map.of();
        String path = encoded;
        try {
            parameters = QueryString.parameters(query);
            path = QueryString.decode(encoded);
        } catch (ProblemException e) {
            fault = Optional.of(e);
        }
        Optional<TransactionId> id = Optional.empty();
        Optional<String> given = RequestId.find(header, parameters);
        try {
            id = given.map(TransactionId::new);
        } catch (ProblemException e) {
            fault = Optional.of(e);
        }
        if (given.isEmpty() && !needsNoId(path)) {
            fault = Optional.of(new ProblemException(Code.EV_4));
        }
        Origin origin = new Origin(
                cut(request.getMethod(), LONGEST_NAME),
                cut(uri, LONGEST_PATH),
                query.map(QueryRedaction::query),
                Optional.empty(),
                cut(request.getServerName(), LONGEST_NAME),
                Optional.of(address),
                Optional.ofNullable(request.getHeader("User-Agent")).map(agent -> cut(agent, LONGEST_NAME)));
        return new Incoming(id, fault, path, parameters, origin);
    }

    /** The same origin with what was sent. */
    Origin origin(Optional<String> body) {
        return new Origin(
                origin.method(),
                origin.route(),
                origin.options(),
                body,
                origin.authority(),
                origin.address(),
                origin.userAgent());
    }

    RawRequest raw(HttpServletRequest request, Optional<byte[]> body) {
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            List<String> values = Collections.list(request.getHeaders(name));
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
            }
        }
        return new RawRequest(
                request.getMethod(), path, parameters, Optional.ofNullable(request.getContentType()), body, headers);
    }

    private static boolean needsNoId(String path) {
        return WITHOUT_ID.stream().anyMatch(route -> path.equals(route) || path.startsWith(route + "/"));
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
