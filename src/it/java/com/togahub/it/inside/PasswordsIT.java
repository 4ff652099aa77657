package com.togahub.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.Tenants;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A password that changes while the application runs: the next connection has the new one, those that are there live on. */
@ExtendWith(ArquillianExtension.class)
class PasswordsIT {
    private static final String CORE = "TOGA_CORE_PASSWORD";

    private static final int MORE_THAN_IDLE = 33;
    private static final int MOST_OF_CORE = 22;

    @Inject
    private Database database;

    @Inject
    private Tenants tenants;

    @Inject
    private Settings settings;

    private static long connection(Session session, Place place) {
        Statement id = new Statement(place, "SELECT CONNECTION_ID()", List.of(), List.of(ColumnType.INTEGER));
        return (Long) session.query(id).get(0)[0];
    }

    private static void alter(Session session, String password) {
        session.update(new Statement(
                Place.CORE, "ALTER USER 'toga'@'%' IDENTIFIED BY '" + password + "'", List.of(), List.of()));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    @DisplayName("Core's own changed password counts for its next connection")
    void ofCore() {
        String before = settings.core().writer().password().value();
        String after = fresh();
        database.read(tenants.none(), held -> {
            long old = connection(held, Place.CORE);
            long newest = (Long) held.query(new Statement(
                            Place.CORE,
                            "SELECT MAX(ID) FROM information_schema.PROCESSLIST",
                            List.of(),
                            List.of(ColumnType.INTEGER)))
                    .get(0)[0];
            try {
                alter(held, after);
                System.setProperty(CORE, after);
                assertTrue(nested(MORE_THAN_IDLE) > newest, "no connection was made");
                assertEquals(old, connection(held, Place.CORE));
            } finally {
                alter(held, before);
                System.clearProperty(CORE);
            }
            return null;
        });
    }

    /** Holds so many connections at once; answers the greatest of their ids, which grow. */
    private long nested(int count) {
        Tenant tenant = count > MOST_OF_CORE ? tenants.bySlug("acme").orElseThrow() : tenants.none();
        return database.read(tenant, session -> {
            long id = connection(session, count > MOST_OF_CORE ? Place.CLIENT : Place.CORE);
            return count == 1 ? id : Math.max(id, nested(count - 1));
        });
    }
}
