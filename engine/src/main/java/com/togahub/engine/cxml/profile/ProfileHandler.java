package com.togahub.engine.cxml.profile;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.exchange.Offer;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import com.togahub.engine.intercept.Requests;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists exactly the requests that are carried out for the sender, and how far. */
public final class ProfileHandler implements Handler {
    private static final String NAME = "ProfileRequest";

    private final Instant started;
    private final Map<String, Handler> others;

    /**
     * A profile that is in effect since the server's start.
     *
     * @param others what else is carried out, by the name of the request
     */
    public ProfileHandler(Instant started, Map<String, Handler> others) {
        this.started = requireNonNull(started, "started");
        this.others = new TreeMap<>(others);
    }

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        Tag profile = Tag.of("ProfileResponse").with("effectiveDate", OutgoingDocument.time(started));
        profile.add(transaction(NAME, incoming.url(), new Offer(Map.of())));
        others.forEach((name, handler) ->
                profile.add(handler.offer(incoming.identity()).map(offer -> transaction(name, incoming.url(), offer))));
        return Handled.of(CxmlResponse.of(profile));
    }

    @Override
    public Optional<Offer> offer(CxmlIdentity identity) {
        return Optional.of(new Offer(Map.of()));
    }

    private static Tag transaction(String requestName, String url, Offer offer) {
        Tag transaction = Tag.of("Transaction").with("requestName", requestName).add(Tag.of("URL", url));
        new TreeMap<>(offer.options())
                .forEach(
                        (name, value) -> transaction.add(Tag.of("Option", value).with("name", name)));
        return transaction;
    }
}
