package com.togahub.api.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the files of a folder of the archive, under a policy for what they may load and reach. */
public abstract class PageServlet extends HttpServlet {
    private static final String FRONT = "/index.html";
    private static final long serialVersionUID = 1;

    private final String folder;
    private final String policy;

    /** Every file that was asked for, by its path: the archive holds few of them, and they never change in it. */
    private final transient Map<String, Page> pages = new ConcurrentHashMap<>();

    /**
     * Sends a folder.
     *
     * @param folder path inside the archive
     * @param policy value of Content-Security-Policy
     */
    protected PageServlet(String folder, String policy) {
        this.folder = folder;
        this.policy = policy;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            redirectToFront(request, response);
            return;
        }
        Optional<Page> page = page(path.equals("/") ? FRONT : path);
        if (page.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(page.get(), request, response);
    }

    private static void redirectToFront(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        // relative, as the name a browser knows this server by may be a proxy's
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", request.getContextPath() + request.getServletPath() + "/" + query);
    }

    private Optional<Page> page(String path) throws IOException {
        Page known = pages.get(path);
        Optional<String> mediaType = Page.mediaType(path);
        if (known != null || mediaType.isEmpty()) {
            return Optional.ofNullable(known);
        }
        try (InputStream content = getServletContext().getResourceAsStream(folder + path)) {
            if (content == null) {
                return Optional.empty();
            }
            Page page = Page.of(content.readAllBytes(), mediaType.get());
            pages.put(path, page);
            return Optional.of(page);
        }
    }

    private void send(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // kept by the browser, but asked for each time: a new version is used from its first request on
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", page.tag());
        if (page.isKnownBy(Optional.ofNullable(request.getHeader("If-None-Match")))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(page.mediaType());
        response.setContentLength(page.bytes().length);
        response.getOutputStream().write(page.bytes());
    }
}
