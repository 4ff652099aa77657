package com.togahub.engine.cxml.write;

import static com.togahub.engine.cxml.xml.XmlText.escaped;
import static com.togahub.engine.cxml.xml.XmlText.escapedAttribute;
import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An element to be written. Attributes and content come in the order in which they are given. */
public final class Tag {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final StringBuilder content = new StringBuilder();

    private Tag(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** An element without attributes and content. */
    public static Tag of(String name) {
        return new Tag(name);
    }

    /** An element with a text. */
    public static Tag of(String name, String text) {
        return new Tag(name).text(text);
    }

    /** Adds an attribute. */
    public Tag with(String attribute, String value) {
        attributes.put(requireNonNull(attribute, "attribute"), requireNonNull(value, "value"));
        return this;
    }

    /** Adds an attribute if there is a value. */
    public Tag with(String attribute, Optional<String> value) {
        value.ifPresent(present -> with(attribute, present));
        return this;
    }

    /** Adds character data. Characters that XML 1.0 cannot carry become U+FFFD. */
    public Tag text(String text) {
        content.append(escaped(text));
        return this;
    }

    /** Adds an element. */
    public Tag add(Tag child) {
        child.write(content);
        return this;
    }

    /** Adds an element if there is one. */
    public Tag add(Optional<Tag> child) {
        child.ifPresent(this::add);
        return this;
    }

    /** Adds elements. */
    public Tag addAll(Iterable<Tag> children) {
        children.forEach(this::add);
        return this;
    }

    /** Adds markup as it is: an element that was kept from another document. */
    public Tag addKept(String markup) {
        content.append(markup);
        return this;
    }

    /** Appends the element to a text. */
    void write(StringBuilder text) {
        text.append('<').append(name);
        attributes.forEach((attribute, value) -> text.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escapedAttribute(value))
                .append('"'));
        if (content.isEmpty()) {
            text.append("/>");
        } else {
            text.append('>').append(content).append("</").append(name).append('>');
        }
    }
}
