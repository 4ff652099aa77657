package com.togahub.api.cxml;

import com.togahub.engine.cxml.CxmlAnswer;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /cxml}: GET is the protocol's ping, POST delivers a document. */
@WebServlet(urlPatterns = {"/cxml", "/cxml/"})
public class CxmlServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient CxmlGateway gateway;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(gateway.ping(request.getServerName()), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(gateway.answer(Posts.of(request, settings)), response);
    }

    private static void write(CxmlAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.httpStatus());
        response.setContentType("text/xml; charset=UTF-8");
        response.setContentLength(answer.document().length);
        response.getOutputStream().write(answer.document());
    }
}
