package com.togahub.engine.cxml.sending;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.delivery.MediaType;
import com.togahub.engine.cxml.envelope.Redaction;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.cxml.xml.XmlText;
import java.util.Optional;
import org.w3c.dom.Element;

/** What an answer means to us (cXML 1.2, 3.1.9.1). */
sealed interface Verdict {
    /** Statuses from here on ask to be sent the same again. */
    int FIRST_RETRYABLE = 500;

    int LAST_RETRYABLE = 599;
    int FIRST_REFUSAL = 400;
    int FIRST_SUCCESS = 200;
    int AFTER_SUCCESS = 300;
    int MOST_SHOWN = 500;

    /** The partner has said something by the protocol. */
    record Said(int status, String text, String document) implements Verdict {
        public Said {
            requireNonNull(text, "text");
            requireNonNull(document, "document");
        }

        boolean isTaken() {
            return status < AFTER_SUCCESS;
        }

        boolean isRefused() {
            return status >= FIRST_REFUSAL && status < FIRST_RETRYABLE;
        }
    }

    /** It has not. */
    record Unclear(String why) implements Verdict {
        public Unclear {
            requireNonNull(why, "why");
        }
    }

    /**
     * Reads an answer. The status of HTTP does not count where the body speaks, but a redirection is never what we asked for.
     *
     * @param secret taken out of what is kept, wherever the partner repeats it
     */
    static Verdict of(HttpAnswer answer, Optional<String> secret) {
        if (answer.status() >= AFTER_SUCCESS && answer.status() < FIRST_REFUSAL) {
            return new Unclear("HTTP " + answer.status() + ": redirections are not followed");
        }
        try {
            Optional<String> charset =
                    answer.contentType().map(MediaType::parse).flatMap(type -> type.parameter("charset"));
            Element root = SafeParser.parse(answer.body(), charset).getDocumentElement();
            Optional<Element> status = Nodes.is(root, "cXML") ? Nodes.at(root, "Response", "Status") : Optional.empty();
            Optional<Integer> code = status.flatMap(element -> Nodes.attribute(element, "code"))
                    .filter(digits -> digits.matches("[0-9]{3}"))
                    .map(Integer::valueOf)
                    .filter(Verdict::isKnown);
            if (code.isPresent()) {
                Redaction.apply(root);
                return new Said(
                        code.get(), without(secret, text(code.get(), status.get())), without(secret, XmlText.of(root)));
            }
        } catch (Refusal unreadable) {
            return new Unclear("HTTP " + answer.status() + " without a cXML response: " + unreadable.detail());
        }
        return new Unclear("HTTP " + answer.status() + " without a cXML response");
    }

    private static boolean isKnown(int code) {
        return code >= FIRST_SUCCESS && code <= LAST_RETRYABLE && (code < AFTER_SUCCESS || code >= FIRST_REFUSAL);
    }

    private static String text(int code, Element status) {
        String text = code
                + Nodes.attribute(status, "text").map(each -> " " + each).orElse("")
                + Nodes.text(status).map(each -> ": " + each).orElse("");
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    private static String without(Optional<String> secret, String text) {
        return secret.map(each -> text.replace(each, "*****").replace(XmlText.escaped(each), "*****"))
                .orElse(text);
    }
}
