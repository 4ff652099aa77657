package com.togahub.api.punchout;

import com.togahub.api.page.PageServlet;
import jakarta.servlet.annotation.WebServlet;

/** Sends what belongs to the pages: the style sheet, and the script that sends the cart on. */
@WebServlet(name = "punchout-files", urlPatterns = "/punchout/files/*")
public class PunchOutFiles extends PageServlet {
    private static final long serialVersionUID = 1;

    /** The files. */
    public PunchOutFiles() {
        super("/WEB-INF/punchout", "default-src 'none'; frame-ancestors 'none'");
    }
}
