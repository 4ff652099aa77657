package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.envelope.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one identity's documents are understood: the column {@code defaultMapping} of {@code ClientApiIdentities}, a JSON
 * object. Every member may be absent.
 *
 * <pre>{@code
 * {"signature": "optional",                       // or "required": unsigned documents are refused (475)
 *  "strict": false,                              // true: documents that their type does not allow are refused (406)
 *  "to":   [{"domain": "DUNS", "identity": "942888711"}],   // our own names; absent: any
 *  "from": [{"domain": "NetworkId", "identity": "AN02",     // whom it may send for beside itself; identity "*": anyone there
 *            "customer": {"number": "C002"},                // whose orders these are; absent: the one below
 *            "vendor": {"number": "V002"}}],                // which supplier it is; absent: the one below
 *  "customer": {"number": "C001"},                // reference to the customer that orders are for
 *  "vendor": {"number": "V001"},                  // reference to the vendor whose deliveries and confirmations these are
 *  "item": {"match": "sku",                       // unique field of items that SupplierPartID is looked up in
 *           "adHoc": false,                       // true: unknown parts become lines without, or with this, item
 *           "adHocItem": {"sku": "SPECIAL"}},
 *  "order": {"status": "NEW"},                    // members set on every sales order as they are
 *  "address": {"match": "id"},                    // see AddressRules
 *  "extrinsics": {"order": {"Dept": "notes"}},    // see ExtrinsicRules
 *  "punchOut": {"kind": "CART"},                  // see PunchOutTerms; absent: no punch-out
 *  "outgoing": {"url": "https://buyer.example/cxml", "documents": ["ConfirmationRequest"],   // what it wants to be told
 *               "sharedSecretRef": "TOGA_SECRET_CXML_BUYER"}}
 * }</pre>
 *
 * @param signatureRequired whether documents must be signed
 * @param strict whether documents must be valid by their document type
 * @param to names that documents may be addressed to; empty: any
 * @param from whom it may send for beside itself
 * @param customer reference to the customer of its orders
 * @param vendor reference to the vendor that it is
 * @param itemMatch field of items that part numbers are looked up in
 * @param adHocAllowed whether an unknown part number may be ordered
 * @param adHocItem reference to the item that stands for unknown part numbers
 * @param order members set on every sales order
 * @param addresses how addresses find their records
 * @param extrinsics which fields Extrinsics of orders go to
 * @param punchOut how its people shop here; empty where they do not
 * @param outgoing what it wants to be told of its orders; empty: nothing
 */
public record Mapping(
        boolean signatureRequired,
        boolean strict,
        List<Credential> to,
        List<Origin> from,
        Optional<JsonNode> customer,
        Optional<JsonNode> vendor,
        String itemMatch,
        boolean adHocAllowed,
        Optional<JsonNode> adHocItem,
        ObjectNode order,
        AddressRules addresses,
        ExtrinsicRules extrinsics,
        Optional<PunchOutTerms> punchOut,
        Optional<Outgoing> outgoing) {
    private static final Set<String> MEMBERS = Set.of(
            "signature",
            "strict",
            "to",
            "from",
            "customer",
            "vendor",
            "item",
            "order",
            "address",
            "extrinsics",
            "punchOut",
            "outgoing");
    private static final Set<String> ITEM_MEMBERS = Set.of("match", "adHoc", "adHocItem");
    private static final String ANYONE = "*";

    public Mapping {
        to = List.copyOf(to);
        from = List.copyOf(from);
        requireNonNull(customer, "customer");
        requireNonNull(vendor, "vendor");
        requireNonNull(itemMatch, "itemMatch");
        requireNonNull(adHocItem, "adHocItem");
        requireNonNull(order, "order");
        requireNonNull(addresses, "addresses");
        requireNonNull(extrinsics, "extrinsics");
        requireNonNull(punchOut, "punchOut");
        requireNonNull(outgoing, "outgoing");
    }

    /**
     * A party that the identity may send for.
     *
     * @param credential its name; identity {@code *} for anyone of the domain
     * @param customer reference to the customer it is
     * @param vendor reference to the vendor it is
     */
    public record Origin(Credential credential, Optional<JsonNode> customer, Optional<JsonNode> vendor) {
        public Origin {
            requireNonNull(credential, "credential");
            requireNonNull(customer, "customer");
            requireNonNull(vendor, "vendor");
        }

        boolean matches(Credential party) {
            return credential.identity().equals(ANYONE)
                    ? credential.domainKey().equals(party.domainKey())
                    : credential.names(party.domain(), party.identity());
        }
    }

    /**
     * Reads the column's value.
     *
     * @throws IllegalArgumentException naming what is wrong, for an administrator
     */
    public static Mapping of(JsonNode json) {
        Members.require(json, MEMBERS);
        JsonNode item = json.path("item");
        Members.require(item, ITEM_MEMBERS);
        return new Mapping(
                signature(json.path("signature").asText("optional")),
                json.path("strict").asBoolean(false),
                parties(json.path("to")).stream().map(Origin::credential).toList(),
                parties(json.path("from")),
                Members.reference(json, "customer"),
                Members.reference(json, "vendor"),
                item.path("match").asText("sku"),
                item.path("adHoc").asBoolean(false),
                Members.reference(item, "adHocItem"),
                json.path("order") instanceof ObjectNode order ? order : JsonNodeFactory.instance.objectNode(),
                AddressRules.of(json.path("address")),
                ExtrinsicRules.of(json.path("extrinsics")),
                Members.reference(json, "punchOut").map(PunchOutTerms::of),
                Outgoing.of(json.path("outgoing")));
    }

    /** Whether a document addressed so is for us. */
    public boolean accepts(List<Credential> addressees) {
        return to.isEmpty() || names(addressees);
    }

    /** Whether these addressees are among our own names. */
    public boolean names(List<Credential> addressees) {
        return addressees.stream()
                .anyMatch(party -> to.stream().anyMatch(own -> own.names(party.domain(), party.identity())));
    }

    /** The entry for whom a document is sent, if the identity may send for one of these. */
    public Optional<Origin> origin(List<Credential> parties) {
        return from.stream()
                .filter(allowed -> parties.stream().anyMatch(allowed::matches))
                .findFirst();
    }

    /** Reference to the customer whose orders these parties send. */
    public Optional<JsonNode> customer(List<Credential> parties) {
        return origin(parties).flatMap(Origin::customer).or(this::customer);
    }

    /** Reference to the vendor that these parties are. */
    public Optional<JsonNode> vendor(List<Credential> parties) {
        return origin(parties).flatMap(Origin::vendor).or(this::vendor);
    }

    /** Whether there is a customer for any of the parties that it may send for. */
    public boolean knowsCustomer() {
        return customer.isPresent()
                || from.stream().anyMatch(origin -> origin.customer().isPresent());
    }

    /** Whether there is a vendor for any of the parties that it may send for. */
    public boolean knowsVendor() {
        return vendor.isPresent()
                || from.stream().anyMatch(origin -> origin.vendor().isPresent());
    }

    private static boolean signature(String word) {
        return switch (word) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new IllegalArgumentException("signature must be optional or required");
        };
    }

    private static List<Origin> parties(JsonNode list) {
        List<Origin> parties = new ArrayList<>();
        for (JsonNode party : list) {
            String domain = party.path("domain").asText("");
            String identity = party.path("identity").asText("");
            if (domain.isBlank() || identity.isBlank()) {
                throw new IllegalArgumentException("a party needs domain and identity");
            }
            parties.add(new Origin(
                    Credential.of(domain, identity),
                    Members.reference(party, "customer"),
                    Members.reference(party, "vendor")));
        }
        return parties;
    }
}
