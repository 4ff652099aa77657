package com.togahub.api.console;

import com.togahub.api.page.PageServlet;
import jakarta.servlet.annotation.WebServlet;

/** Sends the console's files under a policy that lets them load and reach nothing but this server. */
@WebServlet(name = "console", urlPatterns = "/console/*")
public class ConsolePages extends PageServlet {
    private static final long serialVersionUID = 1;

    /** The console. */
    public ConsolePages() {
        super(
                "/console",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
