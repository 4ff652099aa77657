package com.togahub.persistence.testing;

import com.togahub.engine.settings.Settings;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.Secrets;
import com.togahub.launcher.server.Bucket;
import com.togahub.launcher.server.Ports;
import com.togahub.launcher.server.Queue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Real servers of queue and bucket, those of the embedded default: one each per JVM, in processes of their own, on free ports of
 * the loopback and with their data below {@code target}. They are stopped when the JVM ends.
 */
public final class CloudServers {
    private final int queuePort;
    private final int bucketPort;

    private CloudServers(int queuePort, int bucketPort) {
        this.queuePort = queuePort;
        this.bucketPort = bucketPort;
    }

    private static final class Shared {
        static final CloudServers SERVERS = start();
    }

    /** The JVM's servers, started at the first call. */
    public static CloudServers shared() {
        return Shared.SERVERS;
    }

    /** The SQS server's port. */
    public int queuePort() {
        return queuePort;
    }

    /** The S3 server's port. */
    public int bucketPort() {
        return bucketPort;
    }

    /** How clients reach servers at these ports, such as those of wires to the servers. */
    public static Settings.Aws at(int queuePort, int bucketPort) {
        return new Settings.Aws(
                Optional.of("us-east-1"),
                Optional.of("http://127.0.0.1:" + queuePort),
                Optional.of("http://127.0.0.1:" + bucketPort));
    }

    private static CloudServers start() {
        Path build = Path.of(System.getProperty("test.build", "target")).toAbsolutePath();
        Folders folders = new Folders(
                project(build), build.resolve("cloud-" + ProcessHandle.current().pid()));
        folders.create();
        Secrets secrets = new Secrets("", "", "TOGATESTS", Secrets.random(40));
        // where clients look for them first
        System.setProperty("aws.accessKeyId", secrets.awsKey());
        System.setProperty("aws.secretAccessKey", secrets.awsSecret());
        List<Integer> ports = Ports.free(2);
        Queue queue = new Queue(folders, ports.get(0), "worker", "fallback");
        Bucket bucket = new Bucket(folders, secrets, ports.get(1), "first");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            queue.process().kill();
            bucket.process().kill();
        }));
        CompletableFuture.allOf(CompletableFuture.runAsync(queue::start), CompletableFuture.runAsync(bucket::start))
                .join();
        return new CloudServers(ports.get(0), ports.get(1));
    }

    private static Path project(Path build) {
        for (Path folder = build; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("payara-config/launcher"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no project around " + build);
    }
}
