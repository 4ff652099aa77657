package com.togahub.persistence.wiring;

import com.togahub.engine.settings.Settings;
import com.togahub.engine.store.Readiness;
import com.togahub.persistence.transaction.Connections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Asks Core, the Core logs and the worker queue. */
@Singleton
public class NodeReadiness implements Readiness {
    private static final Logger LOG = System.getLogger(NodeReadiness.class.getName());
    private static final int SECONDS = 2;

    @Inject
    private Connections connections;

    @Inject
    private SqsClient queues;

    @Inject
    private Settings settings;

    @Override
    public List<String> unreachable() {
        List<String> unreachable = new ArrayList<>();
        if (!answers("core", connections::core)) {
            unreachable.add("core");
        }
        if (!answers("logs", connections::logs)) {
            unreachable.add("logs");
        }
        if (!hasQueue()) {
            unreachable.add("queue");
        }
        return unreachable;
    }

    @FunctionalInterface
    private interface Source {
        Connection open() throws SQLException;
    }

    private static boolean answers(String name, Source source) {
        try (Connection connection = source.open()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            LOG.log(Logger.Level.DEBUG, name + " cannot be reached", e);
            return false;
        }
    }

    private boolean hasQueue() {
        try {
            queues.getQueueUrl(request -> request.queueName(settings.queues().worker()));
            return true;
        } catch (SdkException e) {
            LOG.log(Logger.Level.DEBUG, "the queue cannot be reached", e);
            return false;
        }
    }
}
