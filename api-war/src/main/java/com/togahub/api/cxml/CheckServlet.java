package com.togahub.api.cxml;

import com.togahub.engine.cxml.DocumentCheck;
import com.togahub.engine.cxml.check.Report;
import com.togahub.engine.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code POST /cxml/check}: what a document would be answered and where it is wrong, as JSON and without effect. */
@WebServlet("/cxml/check")
public class CheckServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient DocumentCheck check;

    @Inject
    private transient Settings settings;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Report report = check.check(Posts.of(request, settings));
        byte[] body = report.json().toString().getBytes(StandardCharsets.UTF_8);
        if (report.status().isRetryable()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        response.setContentType("application/json; charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
