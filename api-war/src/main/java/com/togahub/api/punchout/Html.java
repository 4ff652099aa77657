package com.togahub.api.punchout;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** An element of a page. Texts and values of attributes are escaped, always; nothing else goes in. */
final class Html {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final StringBuilder content = new StringBuilder();

    private Html(String name) {
        this.name = requireNonNull(name, "name");
    }

    static Html of(String name) {
        return new Html(name);
    }

    static Html of(String name, String text) {
        return new Html(name).text(text);
    }

    Html with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** An attribute that is there or not. */
    Html when(boolean isSet, String attribute) {
        return isSet ? with(attribute, "") : this;
    }

    Html text(String text) {
        content.append(escaped(text));
        return this;
    }

    Html add(Html... children) {
        for (Html child : children) {
            child.write(content);
        }
        return this;
    }

    private boolean isVoid() {
        return switch (name) {
            case "input", "link", "meta" -> true;
            default -> false;
        };
    }

    private void write(StringBuilder text) {
        text.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            text.append(' ').append(attribute);
            if (!value.isEmpty()) {
                text.append("=\"").append(escaped(value)).append('"');
            }
        });
        text.append('>');
        if (!isVoid()) {
            text.append(content).append("</").append(name).append('>');
        }
    }

    /** The element as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
