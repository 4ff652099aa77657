package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.cxml.Admission;
import com.togahub.engine.cxml.Contexts;
import com.togahub.engine.cxml.CxmlAnswer;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.CxmlRequests;
import com.togahub.engine.cxml.DocumentCheck;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.check.Report;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.exchange.Exchange;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.order.OrderHandler;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.replay.ReplayRoute;
import com.togahub.engine.cxml.types.DocumentTypes;
import com.togahub.engine.cxml.types.StrictCheck;
import com.togahub.engine.cxml.write.ResponseWriter;
import com.togahub.engine.fairness.RequestPlaces;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Door;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway on the engine and a real database, with a buyer, two items and two identities. */
final class GatewayFixture {
    private static final Pattern STATUS = Pattern.compile("<Status code=\"([0-9]+)\"[^>]*>([^<]*)<");

    private final EngineFixture fixture = EngineFixture.create();
    private final Clock clock = Clock.systemUTC();
    private final RequestPlaces places = new RequestPlaces();
    private Optional<DocumentTypes> types = Optional.empty();

    /** Secrets that identities name; tests may add to them. */
    private final Map<String, String> secretsByName = new ConcurrentHashMap<>();

    GatewayFixture() {
        DatabaseServer.shared()
                .execute(
                        fixture.client(),
                        "INSERT INTO Customers (number, name) VALUES ('C001', 'Buyer')",
                        "INSERT INTO Items (sku, name) VALUES ('P-1', 'Bolt'), ('P-2', 'Nut')");
        identity("111", "{\"customer\": {\"number\": \"C001\"}}");
        identity("222", "{\"customer\": {\"number\": \"C001\"}, \"item\": {\"adHoc\": true}}");
    }

    /** Secrets outside of the database, by name. */
    Map<String, String> secrets() {
        return secretsByName;
    }

    /** Core. */
    String core() {
        return fixture.core();
    }

    /** The engine below the gateway. */
    EngineFixture engine() {
        return fixture;
    }

    /** The client's database. */
    String client() {
        return fixture.client();
    }

    /** Requests to the same engine with these roles. */
    Door door(String... roles) {
        return Door.of(fixture, roles);
    }

    /** The logs. */
    String logs() {
        return fixture.logs();
    }

    /** An answer: its status and what it is about, and the whole. */
    record Answer(String status, String text, String document) {}

    /** What the gateway answers this document. */
    Answer post(String document) {
        return post(gateway(new OrderHandler()), document);
    }

    /** What a gateway answers this document. */
    static Answer post(CxmlGateway gateway, String document) {
        return answer(gateway, delivery(document));
    }

    private static Answer answer(CxmlGateway gateway, Post post) {
        CxmlAnswer answer = gateway.answer(post);
        String text = new String(answer.document(), StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(text);
        assertTrue(status.find(), text);
        return new Answer(status.group(1), status.group(2), text);
    }

    /** What the gateway answers this delivery. */
    Answer post(String contentType, byte[] body) {
        Post post = delivery("");
        return answer(
                gateway(new OrderHandler()),
                new Post(
                        Optional.of(contentType),
                        Optional.empty(),
                        body,
                        post.url(),
                        post.authority(),
                        post.address(),
                        Optional.empty()));
    }

    private static Post delivery(String document) {
        return new Post(
                Optional.of("text/xml; charset=UTF-8"),
                Optional.empty(),
                document.getBytes(StandardCharsets.UTF_8),
                "https://cxml.example/cxml",
                "cxml.example",
                Optional.of("127.0.0.1"),
                Optional.empty());
    }

    /** The bytes of an attachment. */
    byte[] content(String uuid) {
        Tenant tenant = fixture.tenants().bySlug("gate").orElseThrow();
        return new StoredContents(fixture.database()).find(tenant, uuid).orElseThrow();
    }

    /** How many orders have this number of the buyer's. */
    int orders(String orderId) {
        return Integer.parseInt(
                Query.value(fixture.client(), "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", orderId));
    }

    /** The kept document. */
    Map<String, String> kept(String payloadId) {
        return Query.rows(fixture.client(), "SELECT * FROM CxmlDocuments WHERE payloadID = ?", payloadId)
                .get(0);
    }

    /** Takes a document's place for a transaction, which the answer is to end and not to commit. */
    Connection takePlace(String identity, String payloadId) throws SQLException {
        String uuid = Query.value(fixture.core(), "SELECT uuid FROM ClientApiIdentities WHERE identity = ?", identity);
        Connection holder = DatabaseServer.shared().dataSource(fixture.client()).getConnection();
        holder.setAutoCommit(false);
        try (PreparedStatement row = holder.prepareStatement(
                "INSERT INTO CxmlDocuments (identityUuid, payloadID, direction, kind, document) VALUES (?, ?, 'IN', '', '')")) {
            row.setString(1, uuid);
            row.setString(2, payloadId);
            row.executeUpdate();
        }
        return holder;
    }

    /** Registers an identity of the domain DUNS whose secret is "open sesame". */
    void identity(String name, String mapping) {
        identity("duns", name, mapping);
    }

    /** The same in another domain; both names as they are compared. */
    void identity(String domain, String name, String mapping) {
        DatabaseServer.shared()
                .execute(
                        fixture.core(),
                        "INSERT INTO ClientApiIdentities (clientId, domain, identity, sharedSecretHash, defaultMapping)"
                                + " SELECT id, '" + domain + "', '" + name + "', 'hash of open sesame', '" + mapping
                                + "' FROM Clients WHERE slug = 'gate'",
                        "INSERT INTO ClientApiIdentities_Roles (clientApiIdentityId, roleId)"
                                + " SELECT i.id, r.id FROM ClientApiIdentities i JOIN Roles r ON r.sharedName = 'cxml'"
                                + " WHERE i.identity = '" + name + "'");
    }

    /** The visits that punch-out requests lead to, by a clock. */
    PunchOut punchOut(Clock clock) {
        return new PunchOut(
                fixture.engine(),
                fixture.tenants(),
                new StoredIdentities(fixture.database(), fixture.tenants(), fixture.core(), name -> Optional.empty()),
                new StoredSessionKeys(fixture.database()),
                clock);
    }

    /** One that has orders carried out by this handler. */
    CxmlGateway gateway(Handler orders) {
        return new CxmlGateway(admission(), exchange(orders), contexts(), fixture.engine(), places, writer(), clock);
    }

    /** What a check says of this document. */
    Report check(String document) {
        DocumentCheck check = new DocumentCheck(
                admission(), strict(), exchange(new OrderHandler()), contexts(), fixture.engine(), places, clock);
        return check.check(delivery(document));
    }

    /** What the replay of a document answers to an administrator of the client. */
    JsonNode replay(ObjectNode body) {
        Tenant tenant = fixture.tenants().bySlug("gate").orElseThrow();
        String role = Query.value(fixture.core(), "SELECT uuid FROM Roles WHERE name = 'admin' AND clientId IS NULL");
        Caller caller = new Caller(
                Caller.Kind.API,
                tenant.uuid(),
                tenant.slug(),
                "administrator",
                "administrator",
                Optional.empty(),
                Set.of(role),
                Optional.empty());
        Origin origin = new Origin(
                "POST",
                "/v2/cxml-replays",
                Optional.empty(),
                Optional.empty(),
                "cxml.example",
                Optional.empty(),
                Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(new TransactionId("replay-" + UUID.randomUUID())),
                Optional.empty(),
                caller,
                tenant,
                origin,
                clock.instant());
        ReplayRoute route = new ReplayRoute(
                () -> exchange(new OrderHandler()),
                identities(),
                new StoredContents(fixture.database()),
                fixture.tasks());
        return fixture.engine().transact(context, requests -> route.handle(requests, Map.of(), body)
                .value());
    }

    /** Keeps strict senders to the document types in this directory. */
    void install(Path documentTypes) {
        types = Optional.of(new DocumentTypes(documentTypes));
    }

    private StoredIdentities identities() {
        return new StoredIdentities(
                fixture.database(),
                fixture.tenants(),
                fixture.core(),
                name -> Optional.ofNullable(secretsByName.get(name)));
    }

    /** An identity of the domain DUNS as it is registered. */
    CxmlIdentity registered(String name) {
        return identities().named("duns", name).get(0);
    }

    private Admission admission() {
        Authentication authentication =
                new Authentication(identities(), (secret, hash) -> hash.equals(Optional.of("hash of " + secret)));
        return new Admission(authentication, strict(), contexts());
    }

    private Exchange exchange(Handler orders) {
        Map<String, Handler> handlers =
                new HashMap<>(CxmlRequests.handlers(Instant.EPOCH, new StoredSessionKeys(fixture.database())));
        handlers.put("OrderRequest", orders);
        return new Exchange(
                fixture.engine(),
                new StoredDocuments(fixture.database()),
                new StoredContents(fixture.database()),
                handlers,
                writer(),
                fixture.seals());
    }

    private StrictCheck strict() {
        return new StrictCheck(types);
    }

    private Contexts contexts() {
        return new Contexts(fixture.tenants());
    }

    private ResponseWriter writer() {
        return new ResponseWriter(clock);
    }

    /** An order of one line, from the identity 111. */
    static String order(String orderId, String payloadId) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <cXML payloadID="%s" timestamp="2026-11-01T10:00:00-05:00">
                  <Header>
                    <From><Credential domain="DUNS"><Identity>111</Identity></Credential></From>
                    <To><Credential domain="DUNS"><Identity>999</Identity></Credential></To>
                    <Sender>
                      <Credential domain="DUNS"><Identity>111</Identity><SharedSecret>open sesame</SharedSecret></Credential>
                      <UserAgent>Buyer 1.0</UserAgent>
                    </Sender>
                  </Header>
                  <Request>
                    <OrderRequest>
                      <OrderRequestHeader orderID="%s" orderDate="2026-11-01T23:30:00-05:00" type="new">
                        <Total><Money currency="EUR">12.50</Money></Total>
                        <ShipTo><Address addressID="A1"><Name xml:lang="en">Depot</Name><PostalAddress>
                          <DeliverTo>Gate 1</DeliverTo><DeliverTo>Ramp 2</DeliverTo><Street>Long Road 5</Street>
                          <City>Bonn</City><PostalCode>53111</PostalCode><Country isoCountryCode="DE">Germany</Country>
                        </PostalAddress></Address></ShipTo>
                        <Extrinsic name="costCentre">77</Extrinsic>
                      </OrderRequestHeader>
                      <ItemOut quantity="2.5" lineNumber="10">
                        <ItemID><SupplierPartID>P-1</SupplierPartID><BuyerPartID>B-9</BuyerPartID></ItemID>
                        <ItemDetail>
                          <UnitPrice><Money currency="EUR">5.00</Money></UnitPrice>
                          <Description xml:lang="en">Bolt</Description>
                          <UnitOfMeasure>EA</UnitOfMeasure>
                        </ItemDetail>
                      </ItemOut>
                    </OrderRequest>
                  </Request>
                </cXML>
                """.formatted(payloadId, orderId);
    }
}
