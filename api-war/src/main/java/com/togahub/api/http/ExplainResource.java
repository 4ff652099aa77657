package com.togahub.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** How requests to records are answered, for those who may see it. */
@RequestScoped
@Path("explain/{route: .*}")
public class ExplainResource {
    /** What stands before the route that is explained. */
    static final String PATH = "/explain";

    @Inject
    V2Door door;

    @Context
    HttpServletRequest request;

    /** Explains. */
    @GET
    public Response get() {
        return Responses.of(door.explain(request));
    }
}
