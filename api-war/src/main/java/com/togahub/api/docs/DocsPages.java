package com.togahub.api.docs;

import com.togahub.api.page.PageServlet;
import jakarta.servlet.annotation.WebServlet;

/**
 * Sends Swagger UI under a policy that lets it load and reach nothing but this server; its icons are data URIs in its own
 * style sheet. The page needs no token: whoever uses it gives one to the page, which fetches the document with it.
 */
@WebServlet(name = "docs", urlPatterns = "/v2/docs/*")
public class DocsPages extends PageServlet {
    private static final long serialVersionUID = 1;

    /** Swagger UI. */
    public DocsPages() {
        super(
                "/WEB-INF/docs",
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
    }
}
