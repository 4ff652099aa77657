package com.togahub.api.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;

/**
 * Leads requests with methods that JAX-RS knows no annotation for to a resource all the same, so that their refusal is
 * logged like any other. The resource reads the method from the servlet request.
 */
@PreMatching
public class AnyMethod implements ContainerRequestFilter {
    private static final Set<String> KNOWN = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Override
    public void filter(ContainerRequestContext request) {
        if (!KNOWN.contains(request.getMethod())) {
            request.setMethod(HttpMethod.GET);
        }
    }
}
