package com.togahub.engine.cxml.profile;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.exchange.Handled;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.response.CxmlResponse;
import com.togahub.engine.cxml.response.Profile;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists exactly the requests that are carried out, and how far. */
public final class ProfileHandler implements Handler {
    private final Instant started;

    /** A profile that is in effect since the server's start. */
    public ProfileHandler(Instant started) {
        this.started = requireNonNull(started, "started");
    }

    @Override
    public Handled handle(Incoming incoming, Requests requests) {
        String url = incoming.url();
        List<Profile.Transaction> offered = List.of(
                new Profile.Transaction("ProfileRequest", url, Map.of()),
                new Profile.Transaction("OrderRequest", url, Map.of("attachments", "No", "changes", "Yes")));
        return Handled.of(new CxmlResponse(Status.OK, "", Optional.of(new Profile(started, offered))));
    }
}
