package com.togahub.launcher.child;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over a folder. Arguments: port, folder, bucket; the key comes from the usual AWS variables, so that
 * nobody reads it off the command line.
 */
public final class BucketMain {
    private BucketMain() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch forever = new CountDownLatch(1);
        Lifeline.hold(line -> {});
        Path folder = Path.of(arguments[1]);
        Files.createDirectories(folder.resolve(arguments[2]));
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + arguments[0]))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        System.getenv("AWS_ACCESS_KEY_ID"),
                        System.getenv("AWS_SECRET_ACCESS_KEY"))
                .build();
        server.start();
        forever.await();
    }
}
