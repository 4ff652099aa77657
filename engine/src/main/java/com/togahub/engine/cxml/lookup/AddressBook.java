package com.togahub.engine.cxml.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.AddressRules;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.value.PostalAddress;
import com.togahub.engine.intercept.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The customer's addresses. By default one that is there already with every value the same is used again, and any other
 * becomes a new record, so that the addresses of earlier orders stay what they were; the sender's rules may say otherwise.
 */
public final class AddressBook {
    private static final String ROUTE = "/addresses";
    private static final int MOST_KNOWN = 100;

    /** The longest value that each field takes; the whole address stays in the order's kept elements. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("name", 200),
            Map.entry("deliverTo", 500),
            Map.entry("street", 500),
            Map.entry("city", 100),
            Map.entry("state", 100),
            Map.entry("postalCode", 20),
            Map.entry("country", 2),
            Map.entry("email", 254),
            Map.entry("phone", 40),
            Map.entry("externalReference", 100),
            Map.entry("externalReferenceDomain", 100));

    private static final List<String> KEY = List.of("externalReference", "externalReferenceDomain");

    private final Requests requests;
    private final JsonNode customer;
    private final AddressRules rules;
    private final Map<PostalAddress, String> used = new HashMap<>();

    public AddressBook(Requests requests, JsonNode customer, AddressRules rules) {
        this.requests = requests;
        this.customer = customer;
        this.rules = rules;
    }

    /** The uuid of an address, found or made. */
    public Optional<String> reference(Optional<PostalAddress> address) {
        return address.map(each -> used.computeIfAbsent(each, this::find));
    }

    private String find(PostalAddress address) {
        Map<String, String> values = values(address);
        return known(values).stream()
                .filter(row -> isSame(row, values))
                .map(row -> row.path("uuid").asText())
                .findFirst()
                .orElseGet(() -> missing(values));
    }

    private List<ObjectNode> known(Map<String, String> values) {
        String field = values.containsKey("externalReference") ? "externalReference" : "name";
        if (!values.containsKey(field)) {
            return List.of();
        }
        String where = CustomerFilter.of(customer) + ";" + Lookup.in(field, List.of(values.get(field)));
        return new Lookup(requests, ROUTE, field).rows(where, fields(), MOST_KNOWN);
    }

    /** An address that is not there: it is made, or the document ends here. */
    private String missing(Map<String, String> values) {
        if (!rules.creates()) {
            String name = values.getOrDefault("externalReference", values.getOrDefault("name", "without a name"));
            throw new Refusal(Status.BAD_REQUEST, "There is no address " + name + " of the customer");
        }
        return create(values);
    }

    private String create(Map<String, String> values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("customer", customer);
        values.forEach(body::put);
        return requests.post(ROUTE, body).path("addresses").path("uuid").asText();
    }

    private static List<String> fields() {
        return Stream.concat(Stream.of("uuid"), LENGTHS.keySet().stream()).toList();
    }

    private boolean isSame(ObjectNode row, Map<String, String> values) {
        boolean byId = rules.match() == AddressRules.Match.ID && values.containsKey("externalReference");
        Stream<String> compared = byId ? KEY.stream() : LENGTHS.keySet().stream();
        return compared.allMatch(field -> row.path(field).asText("").equals(values.getOrDefault(field, "")));
    }

    private static Map<String, String> values(PostalAddress address) {
        Map<String, String> values = new HashMap<>();
        put(values, "name", address.name());
        put(values, "deliverTo", joined(address.deliverTo()));
        put(values, "street", joined(address.streets()));
        put(values, "city", address.city());
        put(values, "state", address.state());
        put(values, "postalCode", address.postalCode());
        put(values, "country", address.countryCode());
        put(values, "email", address.email());
        put(values, "phone", address.phone());
        put(values, "externalReference", address.addressId());
        put(values, "externalReferenceDomain", address.addressIdDomain());
        return values;
    }

    private static Optional<String> joined(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static void put(Map<String, String> values, String field, Optional<String> value) {
        value.ifPresent(text -> values.put(field, cut(text, LENGTHS.get(field))));
    }

    private static String cut(String text, int length) {
        int points = text.codePointCount(0, text.length());
        return points <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
