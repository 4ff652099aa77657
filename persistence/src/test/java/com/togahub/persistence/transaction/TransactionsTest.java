package com.togahub.persistence.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.store.LogEntry;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Node;
import com.togahub.persistence.testing.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionsTest {
    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of("one host", (Supplier<Node>) Node::onOneHost),
                Arguments.of("data elsewhere", (Supplier<Node>) Node::onTwoHosts),
                Arguments.of("tenant elsewhere", (Supplier<Node>) Node::withTenantElsewhere),
                Arguments.of("three hosts", (Supplier<Node>) Node::onThreeHosts));
    }

    private static void both(Node node, Session session, String name) {
        session.update(new Statement(
                Place.CLIENT,
                "INSERT INTO NumberSequences (name, lastNumber) VALUES (?, 1)",
                List.of(name),
                List.of()));
        session.update(new Statement(
                Place.CORE,
                "INSERT INTO " + node.schemas().core() + ".Parameters (name, value) VALUES (?, 'x')",
                List.of(name),
                List.of()));
    }

    /** Rows of Core, of the client and of its log. */
    static List<String> rows(Node node, String name) {
        return List.of(
                Query.value(node.schemas().core(), "SELECT COUNT(*) FROM Parameters WHERE name = ?", name),
                Query.value(node.schemas().client(), "SELECT COUNT(*) FROM NumberSequences WHERE name = ?", name),
                Query.value(
                        node.schemas().clientLogs(),
                        "SELECT COUNT(*) FROM ApiTransactions WHERE transactionId = ? AND isSuccess",
                        name));
    }

    static List<String> prepared() {
        return Query.rows("", "XA RECOVER").stream().map(row -> row.get("data")).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void coreClientAndLogsAreCommittedTogether(String layout, Supplier<Node> start) {
        String good = Node.fresh("good");
        try (Node node = start.get()) {
            node.database().write(node.tenant(), session -> {
                both(node, session, good);
                node.log().append(session, node.tenant(), new LogEntry(node.request(good), 201, "[]", 1, 1));
                return null;
            });
            assertEquals(List.of("1", "1", "1"), rows(node, good));
            assertEquals(List.of(), prepared());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aThrowRollsAllOfThemBack(String layout, Supplier<Node> start) {
        String thrown = Node.fresh("thrown");
        try (Node node = start.get()) {
            assertThrows(IllegalStateException.class, () -> node.database().write(node.tenant(), session -> {
                both(node, session, thrown);
                node.log().append(session, node.tenant(), new LogEntry(node.request(thrown), 201, "[]", 1, 1));
                throw new IllegalStateException("on purpose");
            }));
            assertEquals(List.of("0", "0", "0"), rows(node, thrown));
            assertEquals(List.of(), prepared());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aConnectionKilledBeforeTheCommitRollsAllOfThemBack(String layout, Supplier<Node> start) {
        for (boolean core : new boolean[] {true, false}) {
            String killed = Node.fresh("killed");
            String after = Node.fresh("after");
            try (Node node = start.get()) {
                StoreException failure =
                        assertThrows(StoreException.class, () -> node.database().write(node.tenant(), session -> {
                            both(node, session, killed);
                            node.log()
                                    .append(
                                            session,
                                            node.tenant(),
                                            new LogEntry(node.request(killed), 201, "[]", 1, 1));
                            kill(
                                    node,
                                    core
                                            ? node.shared().core()
                                            : node.tenant().client().orElseThrow());
                            return null;
                        }));
                assertEquals(StoreException.Kind.UNAVAILABLE, failure.kind());
                assertEquals(List.of("0", "0", "0"), rows(node, killed));
                assertEquals(List.of(), prepared());
                // and the pools hold nothing of it
                node.database().write(node.tenant(), session -> {
                    both(node, session, after);
                    node.log().append(session, node.tenant(), new LogEntry(node.request(after), 201, "[]", 1, 1));
                    return null;
                });
                assertEquals(List.of("1", "1", "1"), rows(node, after));
            }
        }
    }

    private static void kill(Node node, DatabaseName name) {
        try (Connection connection = node.connections().joined(name);
                java.sql.Statement query = connection.createStatement();
                java.sql.ResultSet row = query.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            DatabaseServer.shared().execute("", "KILL " + row.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onOneHostThereIsOneConnectionAndNoBranch() {
        try (Node node = Node.onOneHost()) {
            List<Long> ids = node.database()
                    .write(
                            node.tenant(),
                            session -> List.of(
                                    connectionId(node, node.shared().core()),
                                    connectionId(node, node.tenant().client().orElseThrow()),
                                    connectionId(node, node.tenant().logs())));
            assertEquals(1, ids.stream().distinct().count());
        }
    }

    private static long connectionId(Node node, DatabaseName name) {
        try (Connection connection = node.connections().joined(name);
                java.sql.Statement query = connection.createStatement();
                java.sql.ResultSet row = query.executeQuery("SELECT CONNECTION_ID(), DATABASE()")) {
            row.next();
            assertEquals(name.schema(), row.getString(2));
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aJoinedConnectionCannotEndTheTransaction() {
        try (Node node = Node.onOneHost()) {
            node.database().write(node.tenant(), session -> {
                try (Connection connection = node.connections().coreJoined()) {
                    assertThrows(SQLException.class, connection::commit);
                    assertThrows(SQLException.class, connection::rollback);
                    assertThrows(SQLException.class, () -> connection.setAutoCommit(true));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return null;
            });
        }
    }

    @Test
    void joiningNeedsATransaction() {
        try (Node node = Node.onOneHost()) {
            assertThrows(SQLException.class, () -> node.connections().coreJoined());
        }
    }

    @Test
    void aWriteInsideATransactionJoinsIt() throws Exception {
        String inner = Node.fresh("inner");
        try (Node node = Node.onOneHost()) {
            assertThrows(IllegalStateException.class, () -> node.transactions()
                    .run(Scope.of(node.shared().core(), node.tenant()), () -> {
                        node.database().write(node.tenant(), session -> {
                            both(node, session, inner);
                            return null;
                        });
                        throw new IllegalStateException("the outer one fails");
                    }));
            assertEquals(List.of("0", "0", "0"), rows(node, inner));
        }
    }

    @Test
    void branchesWithoutACommitRecordAreRefused() {
        String unlogged = Node.fresh("unlogged");
        try (Node node = Node.onThreeHosts()) {
            assertThrows(StoreException.class, () -> node.database().write(node.tenant(), session -> {
                both(node, session, unlogged);
                return null;
            }));
            assertEquals(List.of("0", "0", "0"), rows(node, unlogged));
            assertTrue(prepared().isEmpty());
        }
    }
}
