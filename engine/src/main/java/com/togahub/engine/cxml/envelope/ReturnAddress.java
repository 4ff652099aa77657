package com.togahub.engine.cxml.envelope;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The address a buyer's browser is sent back to: a page of the web, never a script. */
public final class ReturnAddress {
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\"'<>\\\\]+");

    private ReturnAddress() {}

    /**
     * Checks the {@code BrowserFormPost} of a request, if it has one.
     *
     * @throws Refusal 400
     */
    public static void require(Element payload) {
        for (Element holder : Nodes.children(payload, "BrowserFormPost")) {
            boolean web = Nodes.textAt(holder, "URL")
                    .filter(url -> WEB.matcher(url).matches())
                    .isPresent();
            if (!web) {
                throw new Refusal(Status.BAD_REQUEST, "BrowserFormPost must hold an http or https address");
            }
        }
    }
}
