package com.togahub.api.http;

import com.togahub.engine.crud.Engine;
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
    private static final String PATH = "/explain";

    @Inject
    V2Door door;

    @Inject
    Engine engine;

    @Context
    HttpServletRequest request;

    /** Explains. */
    @GET
    public Response get() {
        return Responses.of(door.known(request, (context, raw) -> engine.explain(context, raw.below(PATH))));
    }
}
