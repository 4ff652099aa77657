package com.togahub.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.server.Database;
import com.togahub.launcher.server.EmbeddedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What tools and tests need to know of a running installation; there only while it is ready. */
final class DemoFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoFile() {}

    /** The file's content. */
    static ObjectNode content(
            String baseUrl, EmbeddedServers servers, DemoSecrets demo, long launcher, List<Recorded> processes) {
        ObjectNode root = JSON.createObjectNode();
        root.put("baseUrl", baseUrl);
        root.put("consoleUrl", baseUrl + "/console/");
        root.put("cxmlUrl", baseUrl + "/cxml");
        root.put("webhookUrl", baseUrl + "/webhook");
        root.put("workerUrl", baseUrl + "/worker");
        root.putObject("jdbc")
                .put("url", servers.database().url("Core"))
                .put("user", Database.USER)
                .put("password", servers.secrets().databasePassword());
        root.putObject("sqs")
                .put("endpoint", servers.queue().endpoint())
                .put("workerQueueUrl", servers.queue().workerQueueUrl())
                .put("fallbackQueueUrl", servers.queue().fallbackQueueUrl());
        root.putObject("s3")
                .put("endpoint", servers.bucket().endpoint())
                .put("bucket", servers.bucket().bucket());
        root.setAll(JSON.<ObjectNode>valueToTree(demo));
        ObjectNode pids = root.putObject("pids").put("launcher", launcher);
        processes.forEach(process -> pids.put(process.name(), process.pid()));
        return root;
    }

    /** Writes the file at once and for its owner alone. */
    static void write(Folders folders, ObjectNode content) {
        try {
            Folders.writePrivately(folders.demoFile(), content.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new LaunchException("cannot write " + folders.demoFile() + " (" + e.getMessage() + ")", e);
        }
    }

    /** Takes the file away. */
    static void remove(Folders folders) {
        Path file = folders.demoFile();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LaunchException("cannot delete " + file + " (" + e.getMessage() + ")", e);
        }
    }
}
