package com.togahub.engine.cxml.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.intercept.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves part numbers to items, by the sender's mapping. */
record Items(Requests requests, Mapping mapping) {
    private static final int SHOWN = 60;

    /**
     * References to the items of the lines, by {@link Lookup#key} of their part number. An unknown part is absent where it
     * may be ordered without an item.
     *
     * @throws com.togahub.engine.cxml.status.Refusal 400 naming the lines whose part is unknown
     */
    Map<String, JsonNode> of(List<OrderLine> lines) {
        List<String> parts = lines.stream().map(OrderLine::supplierPartId).toList();
        Map<String, String> uuids = new Lookup(requests, "/items", mapping.itemMatch()).uuids(parts);
        Map<String, JsonNode> items = new HashMap<>();
        Findings findings = new Findings();
        for (OrderLine line : lines) {
            String key = Lookup.key(line.supplierPartId());
            if (uuids.containsKey(key)) {
                items.put(key, JsonNodeFactory.instance.textNode(uuids.get(key)));
            } else if (mapping.adHocAllowed()) {
                mapping.adHocItem().ifPresent(item -> items.put(key, item));
            } else {
                findings.add("Line " + line.lineNumber() + ": there is no item " + shown(line.supplierPartId()) + ".");
            }
        }
        findings.refuseIfAny();
        return items;
    }

    private static String shown(String part) {
        return part.length() > SHOWN ? part.substring(0, SHOWN) + "..." : part;
    }
}
