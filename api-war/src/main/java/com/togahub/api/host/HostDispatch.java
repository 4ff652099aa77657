package com.togahub.api.host;

import com.togahub.engine.problem.Code;
import com.togahub.engine.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** First of all filters: answers preflights, adds the headers of every answer, and sends requests to their door. */
public class HostDispatch extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final List<String> WORKER_PATHS = List.of("/health", "/worker");

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        new Cors(settings.api().corsOrigins()).apply(request, response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentLength(0);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String target = HostRoute.target(request.getServerName(), path);
        if (!settings.role().servesApi()
                && WORKER_PATHS.stream().noneMatch(parent -> HostRoute.isUnder(parent, target))) {
            Refusal.write(request, response, Code.EV_2);
        } else if (target.equals(path)) {
            chain.doFilter(request, response);
        } else {
            request.getRequestDispatcher(target).forward(request, response);
        }
    }
}
