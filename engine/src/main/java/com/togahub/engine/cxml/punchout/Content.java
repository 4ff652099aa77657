package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.envelope.Credential;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The column {@code basket} of a session.
 *
 * <pre>{@code
 * {"buyer": [{"domain": "DUNS", "identity": "111"}], "seller": [..],   // From and To of the request
 *  "operationAllowed": "edit", "currency": "EUR",
 *  "lines": [{"key": "..", "item": "<uuid>", "partId": "P-1", "description": "Bolt", "quantity": "2", "unitPrice": "5.00",
 *             "unitOfMeasure": "EA", "classification": "31161500", "manufacturerPartId": "..", "manufacturerName": ".."}]}
 * }</pre>
 *
 * @param buyer names of the buying organisation
 * @param seller our names, as the buyer uses them
 * @param allowed the most that the buyer may ask for later
 * @param basket what is in it
 */
record Content(List<Credential> buyer, List<Credential> seller, Operation allowed, Basket basket) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Content {
        buyer = List.copyOf(buyer);
        seller = List.copyOf(seller);
        requireNonNull(allowed, "allowed");
        requireNonNull(basket, "basket");
    }

    static Content of(JsonNode json) {
        List<BasketLine> lines = new ArrayList<>();
        json.path("lines").forEach(line -> lines.add(line(line)));
        return new Content(
                parties(json.path("buyer")),
                parties(json.path("seller")),
                Operation.of(json.path("operationAllowed").asText()),
                new Basket(json.path("currency").asText(), lines));
    }

    Content with(Basket other) {
        return new Content(buyer, seller, allowed, other);
    }

    Content with(Operation other) {
        return new Content(buyer, seller, other, basket);
    }

    ObjectNode json() {
        ObjectNode json = JSON.objectNode();
        json.set("buyer", parties(buyer));
        json.set("seller", parties(seller));
        json.put("operationAllowed", allowed.word());
        json.put("currency", basket.currency());
        ArrayNode lines = json.putArray("lines");
        basket.lines().forEach(line -> lines.add(line(line)));
        return json;
    }

    private static ObjectNode line(BasketLine line) {
        ObjectNode json = JSON.objectNode();
        json.put("key", line.key());
        json.put("item", line.item());
        json.put("partId", line.partId());
        json.put("description", line.description());
        // as text: no number of a JSON column is sure to come back as it went in
        json.put("quantity", line.quantity().toPlainString());
        json.put("unitPrice", line.unitPrice().toPlainString());
        json.put("unitOfMeasure", line.unitOfMeasure());
        line.classification().ifPresent(value -> json.put("classification", value));
        line.manufacturerPartId().ifPresent(value -> json.put("manufacturerPartId", value));
        line.manufacturerName().ifPresent(value -> json.put("manufacturerName", value));
        return json;
    }

    private static BasketLine line(JsonNode json) {
        return new BasketLine(
                json.path("key").asText(),
                json.path("item").asText(),
                json.path("partId").asText(),
                json.path("description").asText(),
                new BigDecimal(json.path("quantity").asText()),
                new BigDecimal(json.path("unitPrice").asText()),
                json.path("unitOfMeasure").asText(),
                text(json, "classification"),
                text(json, "manufacturerPartId"),
                text(json, "manufacturerName"));
    }

    /** A member's text; empty when it is absent or blank. */
    static Optional<String> text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        return value.isNull() ? Optional.empty() : Optional.of(value.asText("")).filter(text -> !text.isBlank());
    }

    private static List<Credential> parties(JsonNode list) {
        List<Credential> parties = new ArrayList<>();
        list.forEach(party -> parties.add(Credential.of(
                party.path("domain").asText(), party.path("identity").asText())));
        return parties;
    }

    private static ArrayNode parties(List<Credential> parties) {
        ArrayNode list = JSON.arrayNode();
        parties.forEach(party -> list.addObject().put("domain", party.domain()).put("identity", party.identity()));
        return list;
    }
}
