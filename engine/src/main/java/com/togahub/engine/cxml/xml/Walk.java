package com.togahub.engine.cxml.xml;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.w3c.dom.Node;

/** Goes over a subtree in document order with a loop, so that no document can exhaust the stack. */
public record Walk(Node top) {
    /** A walk over a node and all below it. */
    public Walk {
        requireNonNull(top, "top");
    }

    /** Shows every node once, parents before their children. */
    public void each(Consumer<Node> visitor) {
        between(visitor, node -> {});
    }

    /** Shows every node when it is entered, and again when all below it has been shown. */
    public void between(Consumer<Node> enter, Consumer<Node> leave) {
        Node here = top;
        enter.accept(here);
        while (true) {
            Node below = here.getFirstChild();
            if (below != null) {
                here = below;
            } else {
                leave.accept(here);
                while (here != top && here.getNextSibling() == null) {
                    here = here.getParentNode();
                    leave.accept(here);
                }
                if (here == top) {
                    return;
                }
                here = here.getNextSibling();
            }
            enter.accept(here);
        }
    }
}
