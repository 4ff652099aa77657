package com.togahub.api.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Every route of records: which there are, the metadata knows. */
@RequestScoped
@Path("{route: .*}")
public class V2Resource {
    @Inject
    V2Door door;

    @Context
    HttpServletRequest request;

    /** Reads; also methods that are none of ours, which the engine refuses. */
    @GET
    public Response get() {
        return Responses.of(door.answer(request));
    }

    /** Creates. */
    @POST
    public Response post() {
        return Responses.of(door.answer(request));
    }

    /** Changes. */
    @PUT
    public Response put() {
        return Responses.of(door.answer(request));
    }

    /** The same as PUT. */
    @PATCH
    public Response patch() {
        return Responses.of(door.answer(request));
    }

    /** Deletes. */
    @DELETE
    public Response delete() {
        return Responses.of(door.answer(request));
    }
}
