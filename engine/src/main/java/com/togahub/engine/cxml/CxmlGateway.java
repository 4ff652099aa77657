package com.togahub.engine.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.delivery.Parcel;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.exchange.Problems;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.write.CxmlResponse;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** Answers what senders of cXML deliver: the pipeline and nothing else. */
public final class CxmlGateway {
    private static final System.Logger LOG = System.getLogger(CxmlGateway.class.getName());
    private static final int HTTP_OK = 200;
    private static final int HTTP_UNSUPPORTED = 415;
    private static final int HTTP_ERROR = 500;
    private static final int HTTP_UNAVAILABLE = 503;

    private final Admission admission;
    private final Exchange exchange;
    private final Contexts contexts;
    private final Engine engine;
    private final RequestPlaces places;
    private final ResponseWriter writer;
    private final Clock clock;

    /** A gateway on these stages; requests it refuses before they reach the engine are logged there too. */
    public CxmlGateway(
            Admission admission,
            Exchange exchange,
            Contexts contexts,
            Engine engine,
            RequestPlaces places,
            ResponseWriter writer,
            Clock clock) {
        this.admission = requireNonNull(admission, "admission");
        this.exchange = requireNonNull(exchange, "exchange");
        this.contexts = requireNonNull(contexts, "contexts");
        this.engine = requireNonNull(engine, "engine");
        this.places = requireNonNull(places, "places");
        this.writer = requireNonNull(writer, "writer");
        this.clock = requireNonNull(clock, "clock");
    }

    /** The protocol's ping: says that the gateway is there. */
    public CxmlAnswer ping(String authority) {
        return answer(CxmlResponse.of(Status.OK, "Ping Response Message"), authority);
    }

    /** Answers a delivery. Never throws. */
    public CxmlAnswer answer(Post post) {
        Instant received = clock.instant();
        try {
            Parcel parcel = Unpacker.unpack(post);
            Admission.Known known = admission.known(post, EnvelopeReader.read(parcel), received);
            return places.run(
                    known.context().tenant(),
                    () -> answer(post, parcel, known),
                    () -> answer(CxmlResponse.of(Status.TEMPORARY_ERROR, "Try again later"), post.authority()));
        } catch (Refusal refusal) {
            CxmlAnswer refused = refuse(contexts.unknown(post, received), refusal);
            return Unpacker.isIdentity(post) ? refused : new CxmlAnswer(HTTP_UNSUPPORTED, refused.document());
        } catch (ProblemException problem) {
            return answer(CxmlResponse.of(Problems.refusal(problem)), post.authority());
        } catch (StoreException broken) {
            LOG.log(System.Logger.Level.WARNING, "A cXML document could not be handled", broken);
            return answer(CxmlResponse.of(Status.TEMPORARY_ERROR, "Try again later"), post.authority());
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "A cXML document could not be handled", defect);
            return answer(
                    CxmlResponse.of(Status.INTERNAL_SERVER_ERROR, "The document could not be handled"),
                    post.authority());
        }
    }

    private CxmlAnswer answer(Post post, Parcel parcel, Admission.Known known) {
        try {
            admission.require(known, parcel);
        } catch (Refusal refusal) {
            return refuse(known.context(), refusal);
        }
        Exchange.Reply reply = exchange.reply(known.incoming(post), known.context());
        return new CxmlAnswer(http(reply.status()), reply.document().getBytes(StandardCharsets.UTF_8));
    }

    private CxmlAnswer refuse(RequestContext context, Refusal refusal) {
        engine.refuse(context, Problems.wrap(refusal));
        return answer(CxmlResponse.of(refusal), context.origin().authority());
    }

    private CxmlAnswer answer(CxmlResponse response, String authority) {
        byte[] document = writer.write(response, authority).getBytes(StandardCharsets.UTF_8);
        return new CxmlAnswer(http(response.status()), document);
    }

    private static int http(Status status) {
        if (!status.isRetryable()) {
            return HTTP_OK;
        }
        return status == Status.INTERNAL_SERVER_ERROR ? HTTP_ERROR : HTTP_UNAVAILABLE;
    }
}
