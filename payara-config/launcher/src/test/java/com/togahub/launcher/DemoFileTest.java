package com.togahub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.Secrets;
import com.togahub.launcher.server.Bucket;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.EmbeddedServers;
import com.togahub.launcher.server.Queue;
import com.togahub.launcher.server.UnusedProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
    @TempDir
    private Path project;

    private Folders folders;

    @BeforeEach
    void createHome() {
        folders = Folders.of(project);
        folders.create();
    }

    private ObjectNode content() {
        Secrets secrets = Secrets.of(folders);
        EmbeddedServers servers = new EmbeddedServers(
                new Database(folders, new UnusedProduct(), secrets, 3307),
                new Queue(folders, 9324, "work", "fallback"),
                new Bucket(folders, secrets, 9000, "store"),
                secrets);
        return DemoFile.content(
                "http://127.0.0.1:8080",
                servers,
                DemoSecrets.of(folders),
                41,
                List.of(new Recorded("database", 42, 0, "x"), new Recorded("node-1", 43, 0, "x")));
    }

    @Test
    void holdsWhatToolsAndTestsNeed() {
        ObjectNode demo = content();
        List<String> names = new ArrayList<>();
        demo.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "baseUrl",
                        "consoleUrl",
                        "cxmlUrl",
                        "webhookUrl",
                        "workerUrl",
                        "jdbc",
                        "sqs",
                        "s3",
                        "credentials",
                        "users",
                        "cxmlIdentities",
                        "pids"),
                names);
        assertEquals(
                "http://127.0.0.1:9324/000000000000/work",
                demo.at("/sqs/workerQueueUrl").asText());
        assertEquals(
                "http://127.0.0.1:9324/000000000000/fallback",
                demo.at("/sqs/fallbackQueueUrl").asText());
        assertEquals("store", demo.at("/s3/bucket").asText());
        assertEquals("toga", demo.at("/jdbc/user").asText());
        assertEquals(41, demo.at("/pids/launcher").asLong());
        assertEquals(43, demo.at("/pids/node-1").asLong());
        assertEquals("demo-admin", demo.at("/credentials/0/apiKey").asText());
        assertEquals("NetworkId", demo.at("/cxmlIdentities/0/domain").asText());
    }

    @Test
    void isForItsOwnerAloneAndGoesAway() throws IOException {
        DemoFile.write(folders, content());
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(folders.demoFile()));
        assertEquals(
                content().toString(),
                new ObjectMapper().readTree(folders.demoFile().toFile()).toString());
        DemoFile.remove(folders);
        assertFalse(Files.exists(folders.demoFile()));
        DemoFile.remove(folders);
    }

    @Test
    void secretsAreMadeOncePerHome() {
        DemoSecrets first = DemoSecrets.of(folders);
        assertEquals(first, DemoSecrets.of(folders));
        Folders other = new Folders(project, project.resolve("other"));
        other.create();
        assertNotEquals(first, DemoSecrets.of(other));
    }
}
