package com.togahub.engine.cxml.partner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.caller.AddressRules;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.lookup.ReferenceFilter;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Optional;

/**
 * Whom a document is from.
 *
 * @param customer uuid of the customer whose orders it may name
 * @param vendor uuid of the vendor whose purchase orders it may name
 * @param addresses how its addresses find their records
 * @param parties its From, as text that is the same for the same parties
 */
public record Partner(
        Optional<String> customer, Optional<String> vendor, AddressRules addresses, List<String> parties) {
    public Partner {
        requireNonNull(customer, "customer");
        requireNonNull(vendor, "vendor");
        requireNonNull(addresses, "addresses");
        parties = List.copyOf(parties);
    }

    /**
     * Finds out, and locks the vendor, else the customer, until the document is done, so that documents of one partner with
     * one number in them go one after the other.
     *
     * @throws Refusal 403 when neither is mapped, or what is mapped is not there
     */
    public static Partner lock(Incoming incoming, Requests requests) {
        Mapping mapping = incoming.identity().mapping();
        List<Credential> from = incoming.envelope().from();
        Optional<String> vendor = mapping.vendor(from).map(reference -> uuid(requests, "/vendors", reference));
        Optional<String> customer = mapping.customer(from).map(reference -> uuid(requests, "/customers", reference));
        String locked = vendor.map(uuid -> "/vendors/" + uuid)
                .or(() -> customer.map(uuid -> "/customers/" + uuid))
                .orElseThrow(() -> new Refusal(Status.FORBIDDEN, "No customer and no vendor is mapped to this sender"));
        requests.lock(locked);
        return new Partner(
                customer,
                vendor,
                mapping.addresses(),
                from.stream()
                        .map(party -> party.domainKey() + "/" + party.identityKey())
                        .sorted()
                        .toList());
    }

    private static String uuid(Requests requests, String route, JsonNode reference) {
        return new Lookup(requests, route, "uuid")
                .rows(ReferenceFilter.of("", reference), List.of("uuid"), 1).stream()
                        .map(row -> row.path("uuid").asText())
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Status.FORBIDDEN, "The partner that is mapped to this sender is not there"));
    }
}
