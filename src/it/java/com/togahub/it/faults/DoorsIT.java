package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.support.Api;
import com.togahub.it.support.Buyer;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A4 at the other doors: two hundred users who sign in, or documents of a trading partner, at a client whose tables are locked. What
 * is no answer yet holds a thread, and there is no other door than this node's.
 */
@OnClusterOfNodes
class DoorsIT {
    private static final int CROWD = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Node node;
    private Estate estate;
    private Api well;
    private Times usual;

    DoorsIT(Cluster cluster) {
        this.cluster = cluster;
        this.node = cluster.node(1);
    }

    @BeforeAll
    void start() {
        estate = Estate.of(cluster);
        well = estate.admin(estate.add("bright", false), node);
        measured();
        usual = measured();
    }

    @AfterAll
    void stop() {
        estate.close();
    }

    private Times measured() {
        return Times.of(4, 50, () -> well.get("/customers?recordsPerPage=5&depth=-1"));
    }

    /** Who signs in where nothing is locked is told at once that there is no such user. */
    private void assertSignInIsAnswered() {
        Reply reply = Api.send(signIn("bright"));
        assertEquals(401, reply.status(), reply.envelope()::toString);
    }

    private HttpRequest.Builder signIn(String client) {
        String body = Api.JSON
                .createObjectNode()
                .put("client", client)
                .put("email", UUID.randomUUID() + "@nowhere.example")
                .put("password", "wrong")
                .toString();
        return Api.anonymous(node.url()).request("/auth/login", Api.newId()).POST(BodyPublishers.ofString(body));
    }

    private <R> void stuck(
            Estate.Client client, String tables, Supplier<CompletableFuture<R>> ask, ToIntFunction<R> status)
            throws SQLException {
        try (Connection holder = estate.connect(client, client.schema());
                Statement lock = holder.createStatement()) {
            lock.execute("LOCK TABLES " + tables);
            try (Crowd<R> crowd = Crowd.of(CROWD, ask)) {
                Eventually.within(
                        PATIENCE,
                        "those that are too many",
                        () -> crowd.replies().size() > CROWD / 4);
                measured().assertNear(usual);
                assertSignInIsAnswered();
                crowd.replies().forEach(reply -> assertEquals(503, status.applyAsInt(reply), reply::toString));
                lock.execute("UNLOCK TABLES");
            }
        }
    }

    @Test
    @DisplayName("A4: 200 who sign in at a client whose users are locked: others sign in, and have their usual latency")
    void signIns() throws SQLException {
        Estate.Client client = estate.add("barred", false);
        stuck(client, "Users WRITE, Users_Roles WRITE", () -> Api.sendAsync(signIn(client.slug())), Reply::status);
    }

    @Test
    @DisplayName("A4: 200 documents for a client whose documents are locked: others have their usual latency")
    void documents() throws SQLException {
        Estate.Client client = estate.add("flooded", false);
        String identity = estate.partner(client);
        String secret = cluster.surroundings().demo().cxmlIdentities().stream()
                .filter(partner -> partner.identity().equals(Buyer.IDENTITY))
                .findFirst()
                .orElseThrow()
                .sharedSecret();
        stuck(
                client,
                "CxmlDocuments WRITE",
                () -> Api.rawAsync(Buyer.request(
                        node.url(), Buyer.documentOf(identity, secret, Buyer.order("PO-" + UUID.randomUUID())))),
                HttpResponse::statusCode);
    }
}
