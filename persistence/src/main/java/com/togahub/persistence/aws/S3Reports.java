package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.report.ReportStore;
import com.togahub.engine.report.ReportStoreException;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Reports in the bucket. */
public final class S3Reports implements ReportStore {
    /** Nobody waits for a report. */
    private static final Duration CALL = Duration.ofMinutes(5);

    private final S3Client client;
    private final String bucket;
    private final boolean isCreatedWhenMissing;

    /**
     * Reports in a bucket.
     *
     * @param bucket its name
     * @param isCreatedWhenMissing whether the bucket is made if it does not exist
     */
    public S3Reports(S3Client client, String bucket, boolean isCreatedWhenMissing) {
        this.client = requireNonNull(client, "client");
        this.bucket = requireNonNull(bucket, "bucket");
        this.isCreatedWhenMissing = isCreatedWhenMissing;
    }

    @Override
    public void keep(String name, Path file) {
        try {
            put(name, file);
        } catch (NoSuchBucketException missing) {
            if (!isCreatedWhenMissing) {
                throw unreachable(missing);
            }
            client.createBucket(request -> request.bucket(bucket));
            put(name, file);
        } catch (SdkException away) {
            throw unreachable(away);
        }
    }

    private void put(String name, Path file) {
        client.putObject(
                request -> request.bucket(bucket)
                        .key(name)
                        .contentType("text/csv; charset=utf-8")
                        .overrideConfiguration(
                                limit -> limit.apiCallTimeout(CALL).apiCallAttemptTimeout(CALL)),
                RequestBody.fromFile(file));
    }

    private static ReportStoreException unreachable(SdkException away) {
        return new ReportStoreException("the bucket cannot be reached", away);
    }
}
