package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import com.togahub.it.faults.Proxy;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Rows;
import com.togahub.it.support.SuiteDeployment;
import com.togahub.it.support.Surroundings;
import com.togahub.launcher.DemoSecrets;
import com.togahub.launcher.server.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Two database servers, ways to them on which statements are heard and lines are cut, two nodes, and a tenant of each
 * {@link Tenancy}, with a credential of an administrator.
 */
final class Ground implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings surroundings;
    private final Map<Server, Database> databases = new EnumMap<>(Server.class);
    private final Map<Server, Proxy> lines = new EnumMap<>(Server.class);
    private final Map<Server, Wire> wires = new EnumMap<>(Server.class);
    private final AtomicReference<Optional<Watch>> watch = new AtomicReference<>(Optional.empty());
    private final List<ApiNode> nodes;
    private final Map<Tenancy, Api> callers = new EnumMap<>(Tenancy.class);

    private Ground(Surroundings surroundings, Database second) {
        this.surroundings = requireNonNull(surroundings, "surroundings");
        databases.put(Server.FIRST, surroundings.servers().database());
        databases.put(Server.SECOND, second);
        databases.forEach((server, database) -> {
            lines.put(server, new Proxy(database.port()));
            wires.put(server, new Wire(server, lines.get(server).port(), watch));
        });
        Path archive = surroundings.folders().run().resolve("writes.war");
        SuiteDeployment.product().as(ZipExporter.class).exportTo(archive.toFile(), true);
        int core = wires.get(Server.FIRST).port();
        nodes = Stream.of(1, 2)
                .map(number -> new ApiNode(number, surroundings, archive, core))
                .toList();
    }

    /** Starts the servers and both nodes. */
    static Ground start() {
        String product = System.getProperty("toga.db");
        Surroundings surroundings = Surroundings.start(
                Path.of(System.getProperty("it.project")), Path.of(System.getProperty("it.home") + "-writes"), product);
        // a run that is interrupted leaves nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(surroundings::stop, "stop-writes"));
        try {
            Ground ground = new Ground(surroundings, surroundings.startAnotherDatabase(product));
            ground.nodes.forEach(ApiNode::boot);
            // the first makes Core, which then says what else the second has to make
            ground.nodes.get(0).deploy();
            ground.addTenants();
            ground.nodes.get(1).deploy();
            return ground;
        } catch (SQLException | RuntimeException e) {
            surroundings.stop();
            throw new IllegalStateException("there is no ground for the tests of writes", e);
        }
    }

    private void addTenants() throws SQLException {
        DemoSecrets.Credential admin = credential();
        try (Connection core = connect(Server.FIRST, "Core")) {
            Tenants.addServer(core, wires.get(Server.SECOND).port());
            for (Tenancy tenancy : Tenancy.values()) {
                Tenants.add(core, tenancy, admin.apiKey());
            }
        }
    }

    private DemoSecrets.Credential credential() {
        return surroundings.demo().credentials().stream()
                .filter(credential -> credential.apiKey().equals("demo-admin"))
                .findFirst()
                .orElseThrow();
    }

    /** Makes everything whole again: lines pass, nobody listens, both nodes run. */
    void mend() {
        watch.set(Optional.empty());
        lines.values().forEach(Proxy::pass);
        List<ApiNode> down = nodes.stream().filter(node -> !node.isUp()).toList();
        down.forEach(ApiNode::boot);
        down.forEach(ApiNode::deploy);
    }

    /** Both nodes. */
    List<ApiNode> nodes() {
        return nodes;
    }

    /** The line to a server, to be cut and held. */
    Proxy line(Server server) {
        return lines.get(server);
    }

    /** Has somebody listen on all ways. */
    Watch listen(Watch listener) {
        watch.set(Optional.of(listener));
        return listener;
    }

    /** Has nobody listen. */
    void listenNoMore() {
        watch.set(Optional.empty());
    }

    /** A tenant's administrator, as a caller of a node; logs in at the first time. */
    Api caller(Tenancy tenancy, ApiNode node) {
        return callers.computeIfAbsent(
                        tenancy,
                        first -> Api.login(
                                node.url(),
                                new DemoSecrets.Credential(
                                        first.slug(),
                                        first.slug(),
                                        Tenants.apiKey(first),
                                        credential().secret(),
                                        credential().roles())))
                .at(node.url());
    }

    /** Sends a write that nothing happens to, and answers its statements in words. */
    List<String> rehearse(Tenancy tenancy) {
        AtomicReference<List<String>> phrases = new AtomicReference<>(List.of());
        // a node that was there before the tenant learns of its interceptor within seconds
        Eventually.within(PATIENCE, "a write of " + tenancy, () -> {
            Write write = Write.of(tenancy);
            Watch heard = listen(new Watch(write.id(), tenancy, Optional.empty()));
            write.send(caller(tenancy, nodes.get(0))).succeeded(201);
            phrases.set(Phrases.of(tenancy, heard.said()));
            return phrases.get().contains("Core's row is written");
        });
        listenNoMore();
        return phrases.get();
    }

    /** The same for every tenancy. */
    Map<Tenancy, List<String>> rehearseAll() {
        Map<Tenancy, List<String>> all = new EnumMap<>(Tenancy.class);
        for (Tenancy tenancy : Tenancy.values()) {
            all.put(tenancy, rehearse(tenancy));
        }
        return all;
    }

    /** Whether the tenant's row of a write is there now. */
    boolean isThere(Write write) {
        try (Connection connection =
                connect(write.tenancy().dataServer(), write.tenancy().data())) {
            return !Rows.strings(connection, "SELECT id FROM Customers WHERE number = ?", write.id())
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The branches that are prepared on any server and not ended. */
    List<String> prepared() {
        List<String> all = new ArrayList<>();
        for (Server server : Server.values()) {
            try (Connection connection = connect(server, "information_schema")) {
                all.addAll(Rows.strings(connection, "XA RECOVER"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }

    /** A connection past all ways and lines. */
    Connection connect(Server server, String schema) throws SQLException {
        return DriverManager.getConnection(
                databases.get(server).url(schema),
                Database.USER,
                surroundings.servers().secrets().databasePassword());
    }

    /** A database server. */
    Database database(Server server) {
        return databases.get(server);
    }

    @Override
    public void close() {
        surroundings.stop();
    }
}
