package com.togahub.api.http;

import com.togahub.api.host.Refusal;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.document.Body;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;

/** What no resource has answered: the envelope without details, logged as far as that is possible. */
public class LastResort implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(LastResort.class.getName());

    @Inject
    V2Door door;

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Code code = code(failure);
        if (code == Code.EO_1) {
            LOG.log(System.Logger.Level.ERROR, "a request failed in its door", failure);
        }
        try {
            return Responses.of(door.refuse(request, new ProblemException(code)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "nor could its failure be logged", e);
            return Responses.of(
                    new Answer(code.status(), Map.of(), Body.of(Refusal.envelope(request.getServerName(), code))));
        }
    }

    private static Code code(Throwable failure) {
        if (!(failure instanceof WebApplicationException refusal)) {
            return Code.EO_1;
        }
        int status = refusal.getResponse().getStatus();
        return switch (status) {
            case 401 -> Code.EN_1;
            case 403 -> Code.EZ_3;
            case 404 -> Code.EV_2;
            case 405 -> Code.EV_11;
            case 413 -> Code.EV_12;
            case 415 -> Code.EV_13;
            default -> status >= 400 && status < 500 ? Code.EV_1 : Code.EO_1;
        };
    }
}
