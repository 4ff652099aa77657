package com.togahub.engine.cxml.value;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** What is wrong with a document's content, gathered so that the sender hears it all at once. */
public final class Findings {
    private final List<Finding> found;
    private final Optional<Element> here;

    /** None yet. */
    public Findings() {
        this(new ArrayList<>(), Optional.empty());
    }

    private Findings(List<Finding> found, Optional<Element> here) {
        this.found = found;
        this.here = here;
    }

    /** The same findings; what is added through this is wrong with an element. */
    public Findings in(Element element) {
        return new Findings(found, Optional.of(element));
    }

    /** Adds one; texts name the line or element and never repeat more than a few characters of the document. */
    public void add(String text) {
        found.add(new Finding(text, Optional.empty(), here.map(Nodes::path)));
    }

    /** Ends the document with a 400 if anything was found. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(Status.BAD_REQUEST, found, null);
        }
    }
}
