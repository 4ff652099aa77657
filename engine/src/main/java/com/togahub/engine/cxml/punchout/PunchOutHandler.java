package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.caller.PunchOutTerms;
import com.togahub.engine.cxml.caller.PunchOutTerms.Kind;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.lookup.AddressBook;
import com.togahub.engine.cxml.lookup.CustomerFilter;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.write.Tag;
import com.togahub.engine.intercept.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens a session for a {@code PunchOutSetupRequest} and answers where its start page is. */
public final class PunchOutHandler implements Handler {
    private static final String DEFAULT_CURRENCY = "USD";
    private static final int LONGEST_DOMAIN = 100;
    private static final int LONGEST_IDENTITY = 200;

    private final SessionKeys keys;

    /** Keeps the keys of sessions there. */
    public PunchOutHandler(SessionKeys keys) {
        this.keys = requireNonNull(keys, "keys");
    }

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        PunchOutTerms terms = incoming.identity()
                .mapping()
                .punchOut()
                .orElseThrow(() -> new Refusal(Status.NOT_IMPLEMENTED, "This request is not offered"));
        SetupRequest setup = SetupReader.read(incoming.envelope().payload());
        if (!terms.operations().contains(setup.operation())) {
            throw new Refusal(
                    Status.NOT_IMPLEMENTED, "The operation " + setup.operation().word() + " is not offered");
        }
        ObjectNode customer = customer(incoming, requests);
        String customerUuid = customer.path("uuid").asText();
        Optional<Reopening.Reopened> earlier = setup.operation() == Operation.CREATE
                ? Optional.empty()
                : Optional.of(new Reopening(
                                requests, incoming.identity().uuid(), customerUuid, terms.memory(), incoming.received())
                        .of(setup));
        ObjectNode shared = shared(setup, incoming.identity().mapping(), customerUuid, requests);
        ObjectNode body = shared.deepCopy();
        fill(body, incoming, setup, terms);
        if (earlier.isPresent()) {
            reopen(body, incoming, earlier.get());
        } else {
            begin(body, shared, incoming, terms, customer, requests);
        }
        String session = requests.post(StoredSession.ROUTE, body)
                .path("punchOutSessions")
                .path("uuid")
                .asText();
        SessionKey key = SessionKey.random();
        Tenant tenant = requests.context().tenant();
        keys.put(tenant, session, key.hash());
        return answer(incoming, tenant.slug().orElseThrow(), session, key);
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return identity.mapping()
                .punchOut()
                .filter(terms -> identity.mapping().knowsCustomer())
                .map(terms ->
                        new Offer(Map.of("operationAllowed", terms.highest().word())));
    }

    /** The customer, locked: of two documents about one basket, or one new user, the second sees what the first has done. */
    private static ObjectNode customer(Incoming incoming, Requests requests) {
        JsonNode reference = incoming.customer();
        ObjectNode customer = new Lookup(requests, "/customers", "uuid")
                .rows(CustomerFilter.itself(reference), List.of("uuid", "currency"), 1).stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Status.FORBIDDEN, "The customer that is mapped to this sender does not exist"));
        requests.lock("/customers/" + customer.path("uuid").asText());
        return customer;
    }

    private static ObjectNode shared(SetupRequest setup, Mapping mapping, String customer, Requests requests) {
        ObjectNode shared = JsonNodeFactory.instance.objectNode();
        shared.put("customer", customer);
        new EndUsers(
                        requests,
                        customer,
                        mapping.punchOut().filter(PunchOutTerms::createsUser).isPresent())
                .of(setup.person())
                .ifPresent(user -> shared.put("user", user));
        new AddressBook(requests, shared.path("customer"), mapping.addresses())
                .reference(setup.shipTo())
                .ifPresent(address -> shared.put("shipToAddress", address));
        return shared;
    }

    private static void fill(ObjectNode body, Incoming incoming, SetupRequest setup, PunchOutTerms terms) {
        body.put("identityUuid", incoming.identity().uuid());
        body.put("operation", setup.operation().word());
        body.put("status", StoredSession.CREATED);
        body.put("buyerCookie", setup.buyerCookie());
        setup.returnTarget().ifPresent(target -> body.put("browserFormPostUrl", target.url()));
        body.put("dtExpires", incoming.received().plus(terms.validity()).toString());
        setup.selectedPart().ifPresent(part -> body.put("selectedItem", part));
        Credential from = incoming.envelope().from().get(0);
        body.put("fromDomain", cut(from.domain(), LONGEST_DOMAIN));
        body.put("fromIdentity", cut(from.identity(), LONGEST_IDENTITY));
        body.put("payloadID", incoming.envelope().payloadId());
        ObjectNode contact = body.putObject("contact");
        setup.person().name().ifPresent(name -> contact.put("name", name));
        setup.person().email().ifPresent(email -> contact.put("email", email));
        setup.person().uniqueName().ifPresent(name -> contact.put("uniqueName", name));
        body.set("extrinsics", setup.kept());
    }

    private static void begin(
            ObjectNode body,
            ObjectNode shared,
            Incoming incoming,
            PunchOutTerms terms,
            ObjectNode customer,
            Requests requests) {
        Instant now = incoming.received();
        String currency = Content.text(customer, "currency").orElse(DEFAULT_CURRENCY);
        body.put("kind", terms.kind().name());
        Optional<String> record =
                new Records(requests, terms.kind()).create(shared, currency, now, now.plus(terms.memory()));
        record.ifPresent(uuid -> body.put(terms.kind() == Kind.QUOTE ? "quote" : "cart", uuid));
        body.put("basketUuid", record.orElseGet(() -> UUID.randomUUID().toString()));
        body.set("basket", content(incoming, terms.highest(), new Basket(currency, List.of())));
    }

    private static void reopen(ObjectNode body, Incoming incoming, Reopening.Reopened earlier) {
        StoredSession last = earlier.last();
        body.put("kind", last.kind().name());
        last.record().ifPresent(uuid -> body.put(last.kind() == Kind.QUOTE ? "quote" : "cart", uuid));
        body.put("basketUuid", last.basketUuid());
        body.set("basket", content(incoming, last.content().allowed(), earlier.basket()));
    }

    private static ObjectNode content(Incoming incoming, Operation allowed, Basket basket) {
        return new Content(incoming.envelope().from(), incoming.envelope().to(), allowed, basket).json();
    }

    private static Handled answer(Incoming incoming, String slug, String session, SessionKey key) {
        String url = StartAddress.of(incoming.url(), slug, key);
        Tag response = Tag.of("PunchOutSetupResponse").add(Tag.of("StartPage").add(Tag.of("URL", url)));
        return new Handled(CxmlResponse.of(response), Map.of("punchOutSession", session)).sealed(key.text());
    }

    private static String cut(String text, int length) {
        int points = text.codePointCount(0, text.length());
        return points <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
