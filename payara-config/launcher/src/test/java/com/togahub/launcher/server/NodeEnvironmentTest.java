package com.togahub.launcher.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.Secrets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeEnvironmentTest {
    @TempDir
    private Path project;

    private Map<String, String> of(Map<String, String> user) {
        Folders folders = Folders.of(project);
        folders.create();
        EmbeddedServers servers = EmbeddedServers.of(folders, new UnusedProduct(), user);
        return NodeEnvironment.of(user, folders, servers, project.resolve("demo"), 2, 8081);
    }

    @Test
    void theUsersOwnSettingsReachTheApplication() {
        Map<String, String> node =
                of(Map.of("TOGA_MAX_DEPTH", "4", "TOGA_WEBHOOK_SECRET_GITHUB", "mine", "PATH", "/bin"));
        assertEquals("4", node.get("TOGA_MAX_DEPTH"));
        assertEquals("mine", node.get("TOGA_WEBHOOK_SECRET_GITHUB"));
        assertEquals("/bin", node.get("PATH"));
    }

    @Test
    void whatTheEmbeddedServersDecideWins() {
        Map<String, String> node = of(Map.of(
                "TOGA_ENVIRONMENT", "production",
                "TOGA_CORE_URL", "jdbc:mysql://db.example/Core",
                "TOGA_LOGS_URL", "jdbc:mysql://db.example/Logs",
                "AWS_PROFILE", "work",
                "AWS_SESSION_TOKEN", "token",
                "AWS_REGION", "eu-west-1"));
        Secrets secrets = Secrets.of(Folders.of(project));
        assertEquals("embedded", node.get("TOGA_ENVIRONMENT"));
        assertEquals(secrets.awsKey(), node.get("AWS_ACCESS_KEY_ID"));
        assertEquals("us-east-1", node.get("AWS_REGION"));
        assertEquals("node-2", node.get("TOGA_INSTANCE_ID"));
        assertEquals("8081", node.get("TOGA_HTTP_PORT"));
        assertFalse(node.get("TOGA_CORE_URL").contains("db.example"));
        assertFalse(node.get("TOGA_LOGS_URL").contains("db.example"));
        assertFalse(node.containsKey("AWS_PROFILE"));
        assertFalse(node.containsKey("AWS_SESSION_TOKEN"));
    }

    @Test
    void queuesCanBeNamedOtherwise() {
        Folders folders = Folders.of(project);
        folders.create();
        EmbeddedServers servers =
                EmbeddedServers.of(folders, new UnusedProduct(), Map.of("TOGA_SQS_WORKER_QUEUE", "Mine"));
        assertEquals("Mine", servers.queue().workerQueueUrl().replaceAll(".*/", ""));
    }
}
