package com.togahub.api.host;

import com.togahub.engine.problem.Code;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the container would answer with a page of its own: unknown paths, refused methods, failures of a servlet. */
@WebServlet(urlPatterns = "/error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final System.Logger LOG = System.getLogger(ErrorServlet.class.getName());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable throwable) {
            LOG.log(System.Logger.Level.ERROR, "a request failed outside of its door", throwable);
        }
        // asked for by its own name, this page does not exist either
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Refusal.write(request, response, status, code(status));
    }

    private static Code code(int status) {
        return switch (status) {
            case 401 -> Code.EN_1;
            case 403 -> Code.EZ_3;
            case 404 -> Code.EV_2;
            case 405, 501 -> Code.EV_11;
            case 413 -> Code.EV_12;
            case 415 -> Code.EV_13;
            case 503 -> Code.EO_2;
            default -> status >= 500 ? Code.EO_1 : Code.EV_1;
        };
    }
}
