package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.write.Tag;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Who writes to whom: the partner's document turned round, unless its mapping says otherwise. The secret is not in it.
 *
 * @param from ourselves, at least one name
 * @param to the partner, at least one name
 */
record Letterhead(List<Credential> from, List<Credential> to) {
    private static final String USER_AGENT = "Toga";

    Letterhead {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** The head of an answer to a document. */
    static Letterhead of(Received received, Outgoing outgoing) {
        byte[] markup = requireNonNull(received, "received").document().getBytes(StandardCharsets.UTF_8);
        Element root = SafeParser.parse(markup, Optional.of("UTF-8")).getDocumentElement();
        return new Letterhead(
                outgoing.from().map(List::of).orElseGet(() -> parties(root, "To")),
                outgoing.to().map(List::of).orElseGet(() -> parties(root, "From")));
    }

    private static List<Credential> parties(Element root, String name) {
        return Nodes.at(root, "Header", name).stream()
                .flatMap(party -> Nodes.children(party, "Credential").stream())
                .flatMap(credential -> Nodes.attribute(credential, "domain").stream()
                        .flatMap(domain -> Nodes.textAt(credential, "Identity").stream()
                                .map(identity -> Credential.of(domain, identity))))
                .toList();
    }

    /** The element; the first credential of {@code Sender} is the one that the secret goes into. */
    Tag tag() {
        return Tag.of("Header")
                .add(Tag.of("From").addAll(credentials(from)))
                .add(Tag.of("To").addAll(credentials(to)))
                .add(Tag.of("Sender").addAll(credentials(from.subList(0, 1))).add(Tag.of("UserAgent", USER_AGENT)));
    }

    private static List<Tag> credentials(List<Credential> parties) {
        return parties.stream()
                .map(party ->
                        Tag.of("Credential").with("domain", party.domain()).add(Tag.of("Identity", party.identity())))
                .toList();
    }
}
