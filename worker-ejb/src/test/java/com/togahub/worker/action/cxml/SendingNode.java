package com.togahub.worker.action.cxml;

import com.togahub.engine.cxml.sending.HttpTransport;
import com.togahub.engine.cxml.sending.Sender;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobMessage;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Pause;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.SharedTimer;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.cxml.StoredIdentities;
import com.togahub.persistence.cxml.StoredOutbound;
import com.togahub.persistence.job.JobLogTable;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.testing.Query;
import com.togahub.persistence.transaction.OwnTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A worker with the action over a real database, one order, and one identity whose server is a test's. */
final class SendingNode implements AutoCloseable {
    static final String SECRET = "open <sesame> & more";
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final int MOST_BYTES = 4_000;

    private final EngineFixture fixture = EngineFixture.create();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedTimer timer = new SharedTimer();
    private final JobTable jobs = new JobTable(fixture.connections()::core, fixture.core(), "node");
    private final JobRunner runner;
    private Optional<String> secret = Optional.of(SECRET);

    SendingNode(String url) {
        core(
                "INSERT INTO ClientApiIdentities (uuid, clientId, domain, identity, defaultMapping) SELECT 'partner', id, 'duns', '1',"
                        + " '{\"outgoing\": {\"url\": \"" + url + "\", \"documents\": [\"ConfirmationRequest\"],"
                        + " \"sharedSecretRef\": \"TOGA_SECRET_CXML_BUYER\"}}' FROM Clients WHERE slug = 'gate'");
        client("INSERT INTO Customers (number, name) VALUES ('C1', 'Buyer')");
        Sender sender = new Sender(
                fixture.engine(),
                fixture.tenants(),
                new StoredOutbound(
                        fixture.database(),
                        new StoredIdentities(
                                fixture.database(), fixture.tenants(), fixture.core(), name -> Optional.empty())),
                name -> name.equals("TOGA_SECRET_CXML_BUYER") ? secret : Optional.empty(),
                new HttpTransport(TIMEOUT, TIMEOUT, MOST_BYTES),
                Clock.systemUTC());
        ActionRegistry actions = ActionRegistry.of(List.of(Documents.class), Map.of());
        runner = new JobRunner(
                jobs,
                new JobLogTable(fixture.connections()::core),
                actions,
                new Retries(actions, () -> 0),
                new Invocation(type -> new Lease(new Documents(sender)), new OwnTransaction(Managers.transactions())),
                Parameters.IN_ROWS,
                threads,
                new RunningJobs(),
                new Outcomes(jobs, threads, timer, Pause.REAL),
                timer,
                Duration.ofMinutes(1),
                Clock.systemUTC());
    }

    private record Lease(Object instance) implements Instances.Lease {
        @Override
        public void close() {
            // nothing is held
        }
    }

    void secret(Optional<String> present) {
        secret = present;
    }

    void core(String statement) {
        DatabaseServer.shared().execute(fixture.core(), statement);
    }

    void client(String statement) {
        DatabaseServer.shared().execute(fixture.client(), statement);
    }

    /** A sales order; answers its number. */
    void order(String number) {
        client("INSERT INTO SalesOrders (number, customerId) SELECT '" + number + "', id FROM Customers");
    }

    /** A document about an order that waits to be sent. */
    void document(String uuid, String order) {
        String markup =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/x.dtd\">\n"
                        + "<cXML payloadID=\"" + uuid + "@us\" timestamp=\"2026-11-28T10:00:00+00:00\"><Header>"
                        + "<From><Credential domain=\"duns\"><Identity>9</Identity></Credential></From>"
                        + "<To><Credential domain=\"duns\"><Identity>1</Identity></Credential></To>"
                        + "<Sender><Credential domain=\"duns\"><Identity>9</Identity></Credential><UserAgent>Toga</UserAgent></Sender>"
                        + "</Header><Request><ConfirmationRequest note=\"ü &amp; x\"/></Request></cXML>";
        client("INSERT INTO CxmlDocuments (uuid, identityUuid, payloadID, direction, kind, document, salesOrderId)"
                + " SELECT '" + uuid + "', 'partner', '" + uuid + "@us', 'OUT', 'ConfirmationRequest', '" + markup
                + "', id FROM SalesOrders WHERE number = '" + order + "'");
    }

    /** The job of a document. */
    long job(String uuid) {
        return jobs.insert(NewJob.of("Cxml/Documents/Send", "{\"uuid\": \"" + uuid + "\", \"client\": \"gate\"}"))
                .id()
                .number();
    }

    /** Runs a job once, and waits until its outcome is written. */
    Map<String, String> run(long job) {
        CompletableFuture<JobMessage.Fate> fate = new CompletableFuture<>();
        runner.deliver(List.of(new Message(job, fate)));
        fate.join();
        return Query.rows(
                        fixture.core(),
                        "SELECT isSuccess, result, failureReason, attempt, retries,"
                                + " TIMESTAMPDIFF(MINUTE, NOW(3), dtDue + INTERVAL 30 SECOND) AS due,"
                                + " TIMESTAMPDIFF(SECOND, NOW(3), dtDue) AS dueSeconds FROM WorkerJobs WHERE id = ?",
                        job)
                .get(0);
    }

    /** Has the time come that a job was put off to. */
    void due(long job) {
        core("UPDATE WorkerJobs SET dtDue = NOW(3) WHERE id = " + job);
    }

    private record Message(long job, CompletableFuture<Fate> fate) implements JobMessage {
        @Override
        public void begun(Runnable end) {
            // nobody ends it
        }

        @Override
        public void ended() {
            // the outcome is waited for
        }

        @Override
        public void settled(Fate what) {
            fate.complete(what);
        }

        @Override
        public void notBegun(StoreException why) {
            fate.completeExceptionally(why);
        }
    }

    /** The document's row. */
    Map<String, String> row(String uuid) {
        return Query.rows(fixture.client(), "SELECT * FROM CxmlDocuments WHERE uuid = ?", uuid)
                .get(0);
    }

    /** The lines of a job's log. */
    List<String> lines(long job) {
        return Query.column(fixture.core(), "SELECT line FROM WorkerJobLogs WHERE workerJobId = ? ORDER BY id", job);
    }

    /** Whether a text stands anywhere in the jobs, their logs, the documents, or the log of requests. */
    boolean isKept(String text) {
        String like = "%" + text + "%";
        return !Query.column(
                                fixture.core(),
                                "SELECT id FROM WorkerJobs WHERE CONCAT_WS(' ', parameters, result, failureReason) LIKE ?",
                                like)
                        .isEmpty()
                || !Query.column(fixture.core(), "SELECT id FROM WorkerJobLogs WHERE line LIKE ?", like)
                        .isEmpty()
                || !Query.column(
                                fixture.client(),
                                "SELECT id FROM CxmlDocuments WHERE CONCAT_WS(' ', document, response) LIKE ?",
                                like)
                        .isEmpty()
                || !Query.column(
                                fixture.logs(),
                                "SELECT id FROM ApiTransactions WHERE CONCAT_WS(' ', requestBody, messages) LIKE ?",
                                like)
                        .isEmpty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        timer.close();
    }
}
