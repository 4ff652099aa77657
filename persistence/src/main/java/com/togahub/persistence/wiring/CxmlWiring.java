package com.togahub.persistence.wiring;

import com.togahub.engine.crud.Engine;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.cxml.Admission;
import com.togahub.engine.cxml.Contexts;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.CxmlRequests;
import com.togahub.engine.cxml.DocumentCheck;
import com.togahub.engine.cxml.attachment.ContentRoute;
import com.togahub.engine.cxml.attachment.Contents;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.caller.Identities;
import com.togahub.engine.cxml.caller.IdentityLookup;
import com.togahub.engine.cxml.caller.RecentIdentities;
import com.togahub.engine.cxml.caller.RecentSecrets;
import com.togahub.engine.cxml.caller.Secrets;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.outgoing.Outbox;
import com.togahub.engine.cxml.outgoing.OutgoingTrigger;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.punchout.SessionKeys;
import com.togahub.engine.cxml.replay.ReplayRoute;
import com.togahub.engine.cxml.sending.HttpTransport;
import com.togahub.engine.cxml.sending.Sender;
import com.togahub.engine.cxml.sending.Transport;
import com.togahub.engine.cxml.types.DocumentTypes;
import com.togahub.engine.cxml.types.StrictCheck;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.engine.identity.KeyRing;
import com.togahub.engine.identity.Seals;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.cxml.StoredContents;
import com.togahub.persistence.cxml.StoredCorrespondence;
import com.togahub.persistence.cxml.StoredDocuments;
import com.togahub.persistence.cxml.StoredIdentities;
import com.togahub.persistence.cxml.StoredOutbound;
import com.togahub.persistence.cxml.StoredSessionKeys;
import com.togahub.persistence.host.Passwords;
import com.togahub.persistence.tenancy.SharedDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The cXML gateway and its stages. */
@ApplicationScoped
public class CxmlWiring {
    /** Trading partners' identities. */
    @Produces
    @Singleton
    StoredIdentities identities(Database database, Tenants tenants, SharedDatabases shared, Passwords passwords) {
        return new StoredIdentities(database, tenants, shared.core().schema(), passwords);
    }

    /** The document types of strict senders, if the operator has installed them. */
    @Produces
    @Singleton
    StrictCheck strict(Settings settings) {
        return new StrictCheck(settings.cxmlDtdDirectory().map(DocumentTypes::new));
    }

    /** What documents have to pass before they are acted on. */
    @Produces
    @Singleton
    Admission admission(Identities identities, SecretHash hashes, StrictCheck strict, Contexts contexts, Clock clock) {
        return new Admission(
                new Authentication(new RecentIdentities(identities, clock), new RecentSecrets(secrets(hashes), clock)),
                strict,
                contexts);
    }

    /** Makes the engine's requests of deliveries. */
    @Produces
    @Singleton
    Contexts contexts(Tenants tenants) {
        return new Contexts(tenants);
    }

    /** What is carried out, {@link CxmlRequests} lists. */
    @Produces
    @Singleton
    Exchange exchange(
            Engine engine, Database database, Contents contents, SessionKeys sessions, KeyRing keys, Clock clock) {
        return new Exchange(
                engine,
                new StoredDocuments(database),
                contents,
                CxmlRequests.handlers(clock.instant(), sessions),
                new ResponseWriter(clock),
                new Seals(keys));
    }

    /** What came along with documents. */
    @Produces
    @Singleton
    Contents contents(Database database) {
        return new StoredContents(database);
    }

    /** The route that gives it out. */
    @Produces
    @Singleton
    ScriptedApi attachmentContent(Contents contents) {
        return new ContentRoute(contents);
    }

    /** The route that replays documents. */
    @Produces
    @Singleton
    ScriptedApi replays(Instance<Exchange> exchange, IdentityLookup identities, Contents contents, Tasks tasks) {
        return new ReplayRoute(exchange::get, identities, contents, tasks);
    }

    /** The gateway. */
    @Produces
    @Singleton
    CxmlGateway gateway(
            Admission admission,
            Exchange exchange,
            Contexts contexts,
            Engine engine,
            RequestPlaces places,
            Clock clock) {
        return new CxmlGateway(admission, exchange, contexts, engine, places, new ResponseWriter(clock), clock);
    }

    /** The check without effect. */
    @Produces
    @Singleton
    DocumentCheck check(
            Admission admission,
            StrictCheck strict,
            Exchange exchange,
            Contexts contexts,
            Engine engine,
            RequestPlaces places,
            Clock clock) {
        return new DocumentCheck(admission, strict, exchange, contexts, engine, places, clock);
    }

    /** The keys of punch-out sessions. */
    @Produces
    @Singleton
    SessionKeys sessionKeys(Database database) {
        return new StoredSessionKeys(database);
    }

    /** The visits that punch-out requests lead to. */
    @Produces
    @Singleton
    PunchOut punchOut(Engine engine, Tenants tenants, IdentityLookup identities, SessionKeys keys, Clock clock) {
        return new PunchOut(engine, tenants, identities, keys, clock);
    }

    /** Tells partners what becomes of their orders. */
    @Produces
    @Singleton
    Interceptor outgoing(Database database, IdentityLookup identities, Tasks tasks, Clock clock) {
        return new OutgoingTrigger(new StoredCorrespondence(database, identities), new Outbox(tasks, clock), clock);
    }

    /** Sends what they are told. */
    @Produces
    @Singleton
    Sender sender(
            Engine engine,
            Database database,
            Tenants tenants,
            IdentityLookup identities,
            Passwords passwords,
            Clock clock) {
        Transport transport =
                new HttpTransport(HttpTransport.PATIENCE, HttpTransport.PATIENCE, HttpTransport.MOST_BYTES);
        return new Sender(
                engine, tenants, new StoredOutbound(database, identities), passwords::named, transport, clock);
    }

    /** An unknown identity costs the same slow hash as a known one. */
    private static Secrets secrets(SecretHash hashes) {
        String nobody = hashes.hash("no identity has this secret");
        return (secret, hash) -> hashes.verify(secret, hash.orElse(nobody)) && hash.isPresent();
    }
}
