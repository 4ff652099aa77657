package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * How the addresses in an identity's documents find their records: the member {@code address} of its mapping.
 *
 * <pre>{@code
 * {"match": "values",      // all values must be the same; or "id": the addressID (and its domain) decides alone
 *  "create": true}         // false: an address that is not there is refused
 * }</pre>
 *
 * @param match what tells one address from another
 * @param creates whether an address that is not there becomes a record
 */
public record AddressRules(Match match, boolean creates) {
    private static final Set<String> MEMBERS = Set.of("match", "create");

    /** What tells one address from another. */
    public enum Match {
        /** Every value; addresses of earlier orders stay what they were. */
        VALUES,
        /** The sender's own key; one without a key is told by its values. */
        ID
    }

    public AddressRules {
        requireNonNull(match, "match");
    }

    static AddressRules of(JsonNode json) {
        Members.require(json, MEMBERS);
        return new AddressRules(
                match(json.path("match").asText("values")), json.path("create").asBoolean(true));
    }

    private static Match match(String word) {
        return switch (word) {
            case "values" -> Match.VALUES;
            case "id" -> Match.ID;
            default -> throw new IllegalArgumentException("match of addresses must be values or id");
        };
    }
}
