package com.togahub.engine.cxml.value;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document's content, gathered so that the sender hears it all at once. */
public final class Findings {
    private static final int SHOWN = 10;

    private final List<String> found = new ArrayList<>();

    /** Adds one; texts name the line or element and never repeat more than a few characters of the document. */
    public void add(String text) {
        found.add(text);
    }

    /** Ends the document with a 400 if anything was found. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            String text = String.join(" ", found.subList(0, Math.min(SHOWN, found.size())));
            int more = found.size() - SHOWN;
            throw new Refusal(Status.BAD_REQUEST, more > 0 ? text + " And " + more + " more." : text);
        }
    }
}
