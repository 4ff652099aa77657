package com.togahub.api.host;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The headers by which browsers learn what pages of other origins may do (the Fetch standard's CORS protocol). */
final class Cors {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String HEADERS =
            "Authorization, Content-Type, Accept, X-Transaction-Id, If-Match, If-None-Match";

    private final List<String> origins;

    Cors(List<String> origins) {
        this.origins = origins;
    }

    void apply(HttpServletRequest request, HttpServletResponse response) {
        boolean all = origins.contains("*");
        String origin = request.getHeader("Origin");
        if (!all) {
            response.addHeader("Vary", "Origin");
        }
        if (all || (origin != null && origins.contains(origin))) {
            response.setHeader("Access-Control-Allow-Origin", all ? "*" : origin);
            response.setHeader("Access-Control-Expose-Headers", "ETag, Retry-After, X-Transaction-Id");
            if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Access-Control-Allow-Methods", METHODS);
                response.setHeader("Access-Control-Allow-Headers", HEADERS);
                response.setHeader("Access-Control-Max-Age", "600");
            }
        }
    }
}
