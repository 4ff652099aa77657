package com.togahub.launcher.server;

import static java.util.Objects.requireNonNull;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The S3 server, with the bucket of the application; objects are files below the data folder. */
public final class Bucket implements Server {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Folders folders;
    private final Secrets secrets;
    private final int port;
    private final String bucket;
    private ServerProcess process;

    public Bucket(Folders folders, Secrets secrets, int port, String bucket) {
        this.folders = requireNonNull(folders, "folders");
        this.secrets = requireNonNull(secrets, "secrets");
        this.port = port;
        this.bucket = requireNonNull(bucket, "bucket");
    }

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public String description() {
        return "S3Proxy on 127.0.0.1:" + port;
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** The bucket's name. */
    public String bucket() {
        return bucket;
    }

    @Override
    public void start() {
        process = ServerProcess.start(
                folders,
                name(),
                mark(),
                Java.command(
                        mark(),
                        Java.SMALL,
                        Java.launcherPath(folders),
                        "com.togahub.launcher.child.BucketMain",
                        List.of(
                                Integer.toString(port),
                                folders.data().resolve("bucket").toString(),
                                bucket)),
                Map.of("AWS_ACCESS_KEY_ID", secrets.awsKey(), "AWS_SECRET_ACCESS_KEY", secrets.awsSecret()));
        // any answer will do: without a signature it is a refusal
        process.await(() -> Http.status(endpoint() + "/").isPresent(), START_LIMIT);
    }

    @Override
    public ServerProcess process() {
        return requireNonNull(process, "not started");
    }

    @Override
    public String mark() {
        return Java.mark(folders, name());
    }

    @Override
    public void stop() {
        process().stop(GRACE);
    }
}
