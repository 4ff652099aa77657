package com.togahub.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.identity.Authentication;
import com.togahub.engine.identity.Tokens;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** Tokens for proofs of identity: the routes that need no token. */
@RequestScoped
@Path("auth/{way: .*}")
public class AuthResource {
    @Inject
    V2Door door;

    @Inject
    Engine engine;

    @Inject
    Authentication authentication;

    @Context
    HttpServletRequest request;

    @PathParam("way")
    String way;

    /** Authenticates. */
    @POST
    public Response post() {
        return switch (way) {
            case "api" ->
                prove(
                        List.of("apiKey", "secret"),
                        (body, address) -> authentication.api(body.text("apiKey"), body.text("secret"), address));
            case "login" ->
                prove(
                        List.of("client", "email", "password"),
                        (body, address) -> authentication.login(
                                body.text("client"), body.text("email"), body.text("password"), address));
            case "refresh" ->
                prove(List.of("refreshToken"), (body, address) -> authentication.refresh(body.text("refreshToken")));
            default -> refused(Code.EV_2);
        };
    }

    /** Not a way to authenticate; nor is any method below. */
    @GET
    public Response get() {
        return otherMethod();
    }

    /** See {@link #get()}. */
    @PUT
    public Response put() {
        return otherMethod();
    }

    /** See {@link #get()}. */
    @PATCH
    public Response patch() {
        return otherMethod();
    }

    /** See {@link #get()}. */
    @DELETE
    public Response delete() {
        return otherMethod();
    }

    private Response prove(List<String> members, BiFunction<AuthBody, Optional<String>, Tokens> proof) {
        AtomicReference<Optional<Duration>> retryAfter = new AtomicReference<>(Optional.empty());
        Answer answer = door.open(request, (context, raw) -> {
            Once<Data> tokens = new Once<>(() -> tokens(members, proof, context, raw));
            Answer given = engine.act(context, requests -> tokens.get());
            retryAfter.set(tokens.problem().flatMap(ProblemException::retryAfter));
            return given;
        });
        return Responses.of(
                answer,
                retryAfter
                        .get()
                        .map(wait -> Map.of("Retry-After", String.valueOf(wait.toSeconds() + 1)))
                        .orElse(Map.of()));
    }

    private static Data tokens(
            List<String> members,
            BiFunction<AuthBody, Optional<String>, Tokens> proof,
            RequestContext context,
            RawRequest raw) {
        Tokens tokens =
                proof.apply(AuthBody.read(raw, members), context.origin().address());
        ObjectNode auth = Json.mapper().createObjectNode();
        auth.put("accessToken", tokens.accessToken());
        auth.put("refreshToken", tokens.refreshToken());
        auth.put("tokenType", Tokens.TYPE);
        auth.put("expiresIn", tokens.expiresIn());
        return new Data(Response.Status.OK.getStatusCode(), "auth", auth);
    }

    private Response otherMethod() {
        return refused(List.of("api", "login", "refresh").contains(way) ? Code.EV_11 : Code.EV_2);
    }

    private Response refused(Code code) {
        return Responses.of(door.open(request, (context, raw) -> engine.refuse(context, new ProblemException(code))));
    }
}
