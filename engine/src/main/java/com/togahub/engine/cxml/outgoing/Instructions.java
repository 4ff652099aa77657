package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The {@code ControlKeys} of an order or a line.
 *
 * @param confirmation whether confirmations are wanted; empty where nothing is said
 * @param shipNotice whether ship notices are wanted; empty where nothing is said
 */
record Instructions(Optional<Instruction> confirmation, Optional<Instruction> shipNotice) {
    static final Instructions NONE = new Instructions(Optional.empty(), Optional.empty());

    Instructions {
        requireNonNull(confirmation, "confirmation");
        requireNonNull(shipNotice, "shipNotice");
    }

    /** Those that {@code extrinsics} of an order or a line keep. */
    static Instructions of(JsonNode extrinsics) {
        for (JsonNode element : extrinsics.path("elements")) {
            if (element.path("name").asText().equals("ControlKeys")) {
                byte[] markup = element.path("markup").asText().getBytes(StandardCharsets.UTF_8);
                Element keys = SafeParser.parse(markup, Optional.of("UTF-8")).getDocumentElement();
                return new Instructions(value(keys, "OCInstruction"), value(keys, "ASNInstruction"));
            }
        }
        return NONE;
    }

    private static Optional<Instruction> value(Element keys, String name) {
        return Nodes.child(keys, name)
                .flatMap(element -> Nodes.attribute(element, "value"))
                .flatMap(Instruction::of);
    }
}
