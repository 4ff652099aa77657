package com.togahub.engine.cxml.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.xml.Nodes;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What the {@code extrinsics} column of an order or a line holds: its element, but for the attributes that have fields. The
 * elements are all there, since even those that have fields say more than the fields hold.
 *
 * <pre>{@code
 * {"values":     {"CompanyCode": "1000"},        // plain Extrinsics by name, for queries; repeated ones as an array
 *  "attributes": {"orderType": "regular"},       // attributes without a field
 *  "elements":   [{"name": "Tax", "markup": "<Tax>..</Tax>"}]}    // all elements, in order
 * }</pre>
 */
public final class Kept {
    private Kept() {}

    /**
     * Keeps what is not mapped.
     *
     * @param attributes names of the attributes that have fields
     */
    public static ObjectNode of(Element element, Set<String> attributes) {
        return of(element, attributes, Set.of());
    }

    /**
     * Keeps what is not mapped of an element that has parts with records of their own.
     *
     * @param attributes names of the attributes that have fields
     * @param elsewhere names of the child elements that are kept there
     */
    public static ObjectNode of(Element element, Set<String> attributes, Set<String> elsewhere) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        NamedNodeMap present = element.getAttributes();
        for (int i = 0; i < present.getLength(); i++) {
            Node attribute = present.item(i);
            if (!attributes.contains(attribute.getNodeName())) {
                object(kept, "attributes").put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (Element child : Nodes.children(element)) {
            if (elsewhere.contains(child.getNodeName())) {
                continue;
            }
            elements.addObject().put("name", child.getNodeName()).put("markup", KeptElement.markup(child));
            addValue(child, kept);
        }
        if (!elements.isEmpty()) {
            kept.set("elements", elements);
        }
        return kept;
    }

    private static ObjectNode object(ObjectNode kept, String member) {
        return kept.get(member) instanceof ObjectNode present ? present : kept.putObject(member);
    }

    private static void addValue(Element child, ObjectNode kept) {
        boolean plain = Nodes.is(child, "Extrinsic") && Nodes.children(child).isEmpty();
        if (!plain) {
            return;
        }
        Nodes.attribute(child, "name").ifPresent(name -> {
            ObjectNode values = object(kept, "values");
            String value = Nodes.text(child).orElse("");
            JsonNode before = values.get(name);
            if (before == null) {
                values.put(name, value);
            } else if (before.isArray()) {
                ((ArrayNode) before).add(value);
            } else {
                values.putArray(name).add(before).add(value);
            }
        });
    }
}
