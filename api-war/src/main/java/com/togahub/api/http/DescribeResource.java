package com.togahub.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** What the caller may use, in the API's own words. */
@RequestScoped
@Path("describe")
public class DescribeResource {
    @Inject
    V2Door door;

    @Inject
    Descriptions descriptions;

    @Context
    HttpServletRequest request;

    /** All records. */
    @GET
    public Response all() {
        return Responses.of(door.known(request, descriptions::all));
    }

    /** One record. */
    @GET
    @Path("{route}")
    public Response one(@PathParam("route") String route) {
        return Responses.of(door.known(request, (context, raw) -> descriptions.one(context, raw, route)));
    }
}
