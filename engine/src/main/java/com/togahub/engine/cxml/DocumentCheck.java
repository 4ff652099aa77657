package com.togahub.engine.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.check.Checking;
import com.togahub.engine.cxml.check.Report;
import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.exchange.Problems;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.types.StrictCheck;
import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.store.StoreException;
import java.time.Clock;
import java.time.Instant;

/**
 * Says what a document would be answered, and where it is wrong, without any effect but a row in the log: what the request
 * asks for is tried in a transaction that is taken back.
 */
public final class DocumentCheck {
    private static final System.Logger LOG = System.getLogger(DocumentCheck.class.getName());

    private final Admission admission;
    private final StrictCheck strict;
    private final Exchange exchange;
    private final Contexts contexts;
    private final Engine engine;
    private final RequestPlaces places;
    private final Clock clock;

    /** A check by the stages of the gateway itself. */
    public DocumentCheck(
            Admission admission,
            StrictCheck strict,
            Exchange exchange,
            Contexts contexts,
            Engine engine,
            RequestPlaces places,
            Clock clock) {
        this.admission = requireNonNull(admission, "admission");
        this.strict = requireNonNull(strict, "strict");
        this.exchange = requireNonNull(exchange, "exchange");
        this.contexts = requireNonNull(contexts, "contexts");
        this.engine = requireNonNull(engine, "engine");
        this.places = requireNonNull(places, "places");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Checks a delivery; 560 when the databases cannot be asked. */
    public Report check(Post post) {
        Checking checking = new Checking();
        try {
            return check(post, checking);
        } catch (StoreException broken) {
            LOG.log(System.Logger.Level.WARNING, "A cXML document could not be checked", broken);
            return checking.refused(new Refusal(Status.TEMPORARY_ERROR, "Try again later"));
        }
    }

    private Report check(Post post, Checking checking) {
        Instant received = clock.instant();
        Admission.Known known;
        Parcel parcel;
        try {
            parcel = Unpacker.unpack(post);
            checking.text(SafeParser.plain(parcel.xml(), parcel.charset()));
            Envelope envelope = EnvelopeReader.read(parcel);
            checking.envelope(strict.flaws(envelope.kind(), checking.text()));
            known = admission.known(post, envelope, received);
        } catch (Refusal refusal) {
            engine.refuse(contexts.unknown(post, received), Problems.wrap(refusal));
            return checking.refused(refusal);
        }
        return places.run(
                known.context().tenant(),
                () -> check(post, checking, known, parcel),
                () -> checking.refused(new Refusal(Status.TEMPORARY_ERROR, "Try again later")));
    }

    private Report check(Post post, Checking checking, Admission.Known known, Parcel parcel) {
        try {
            admission.require(known, parcel);
        } catch (Refusal refusal) {
            engine.refuse(known.context(), Problems.wrap(refusal));
            return checking.refused(refusal);
        }
        checking.sender();
        return exchange.rehearse(known.incoming(post), known.context())
                .map(checking::refused)
                .orElseGet(checking::accepted);
    }
}
