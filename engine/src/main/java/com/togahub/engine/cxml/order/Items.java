package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves part numbers to items, by the sender's mapping. */
record Items(Requests requests, Mapping mapping) {
    /**
     * References to the items of the lines, by {@link Lookup#key} of their part number. Where every part must be known the
     * engine looks them up, and names those that are not; else an unknown part is absent, or the item that stands for them.
     */
    Map<String, JsonNode> of(List<OrderLine> lines) {
        List<String> parts = lines.stream().map(OrderLine::supplierPartId).toList();
        Map<String, JsonNode> items = new HashMap<>();
        if (!mapping.adHocAllowed()) {
            parts.forEach(part -> items.computeIfAbsent(
                    Lookup.key(part),
                    none -> JsonNodeFactory.instance.objectNode().put(mapping.itemMatch(), part)));
            return items;
        }
        Map<String, String> uuids = new Lookup(requests, "/items", mapping.itemMatch()).uuids(parts);
        for (String part : parts) {
            String key = Lookup.key(part);
            if (uuids.containsKey(key)) {
                items.put(key, JsonNodeFactory.instance.textNode(uuids.get(key)));
            } else {
                mapping.adHocItem().ifPresent(item -> items.put(key, item));
            }
        }
        return items;
    }
}
