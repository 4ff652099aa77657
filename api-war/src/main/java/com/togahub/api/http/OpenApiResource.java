package com.togahub.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What the caller may use, as an OpenAPI document. */
@RequestScoped
@Path("openapi.json")
public class OpenApiResource {
    @Inject
    V2Door door;

    @Inject
    Descriptions descriptions;

    @Context
    HttpServletRequest request;

    /** The document. */
    @GET
    public Response document() {
        return Responses.of(door.known(request, descriptions::openApi));
    }
}
