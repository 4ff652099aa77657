package com.togahub.engine.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.caller.Authentication.Sender;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.Redaction;
import com.togahub.engine.cxml.exchange.Incoming;
import com.togahub.engine.cxml.signature.Coverage;
import com.togahub.engine.cxml.signature.SignatureCheck;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.types.StrictCheck;
import com.togahub.engine.cxml.xml.SafeParser;
import java.time.Instant;

/** Decides whose a document is and whether it may be acted on, before it is. */
public final class Admission {
    private final Authentication authentication;
    private final StrictCheck strict;
    private final Contexts contexts;

    /** Admits documents by these stages. */
    public Admission(Authentication authentication, StrictCheck strict, Contexts contexts) {
        this.authentication = requireNonNull(authentication, "authentication");
        this.strict = requireNonNull(strict, "strict");
        this.contexts = requireNonNull(contexts, "contexts");
    }

    /**
     * A document whose sender is known.
     *
     * @param envelope the document
     * @param sender who sent it
     * @param context the request that it is to the engine
     */
    record Known(Envelope envelope, Sender sender, RequestContext context) {
        CxmlIdentity identity() {
            return sender.identity();
        }

        /** What is acted on: the verified DOM itself, with nothing secret left in it. */
        Incoming incoming(Post post) {
            Redaction.apply(envelope.sensitive());
            return new Incoming(envelope, identity(), post.url(), context.received());
        }
    }

    /**
     * Finds out who sent a document, and the client that it is for.
     *
     * @throws Refusal 401; 403 for a test where the client has no place for tests
     */
    Known known(Post post, Envelope envelope, Instant received) {
        Sender sender = authentication.authenticate(envelope, received);
        return new Known(envelope, sender, contexts.of(post, sender.identity(), envelope.deploymentTest(), received));
    }

    /**
     * Verifies the signature, and the form where that is demanded.
     *
     * @throws Refusal 401, 406, 475, 476 or 477
     */
    void require(Known known, Parcel parcel) {
        CxmlIdentity identity = known.identity();
        boolean required = identity.mapping().signatureRequired();
        Coverage coverage = SignatureCheck.verify(
                known.envelope(),
                identity.certificate(),
                required,
                known.context().received());
        if (!known.sender().bySecret() && coverage != Coverage.DOCUMENT) {
            throw new Refusal(Status.UNAUTHORIZED, "The credentials of the sender are not valid");
        }
        if (identity.mapping().strict()) {
            strict.require(known.envelope().kind(), SafeParser.plain(parcel.xml(), parcel.charset()));
        }
    }
}
