package com.togahub.persistence.wiring;

import com.togahub.engine.crud.Engine;
import com.togahub.engine.cxml.Contexts;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.CxmlRequests;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.caller.RecentSecrets;
import com.togahub.engine.cxml.caller.Secrets;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Tenants;
import com.togahub.persistence.cxml.StoredDocuments;
import com.togahub.persistence.cxml.StoredIdentities;
import com.togahub.persistence.host.Passwords;
import com.togahub.persistence.tenancy.SharedDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The cXML gateway and its stages. */
@ApplicationScoped
public class CxmlWiring {
    /** The gateway; what it carries out, {@link CxmlRequests} lists. */
    @Produces
    @Singleton
    CxmlGateway gateway(
            Engine engine,
            Database database,
            Tenants tenants,
            SharedDatabases shared,
            SecretHash hashes,
            Passwords passwords,
            Clock clock) {
        ResponseWriter writer = new ResponseWriter(clock);
        return new CxmlGateway(
                new Authentication(
                        new StoredIdentities(database, tenants, shared.core().schema(), passwords),
                        new RecentSecrets(secrets(hashes), clock)),
                new Exchange(engine, new StoredDocuments(database), CxmlRequests.handlers(clock.instant()), writer),
                new Contexts(tenants),
                engine,
                writer,
                clock);
    }

    /** An unknown identity costs the same slow hash as a known one. */
    private static Secrets secrets(SecretHash hashes) {
        String nobody = hashes.hash("no identity has this secret");
        return (secret, hash) -> hashes.verify(secret, hash.orElse(nobody)) && hash.isPresent();
    }
}
