package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.webhook.PayloadStore;
import com.togahub.engine.webhook.PayloadStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Payloads as objects in a folder of the bucket. */
public final class S3Stash implements PayloadStore {
    private static final Duration CALL = Duration.ofSeconds(2);
    /** Where nobody waits for the answer. */
    private static final Duration LONG_CALL = Duration.ofSeconds(20);

    private static final int BYTES_PER_SECOND = 4 * 1024 * 1024;

    private final S3Client client;
    private final String bucket;
    private final Folder folder;
    private final boolean isCreatedWhenMissing;

    /** A folder of the bucket. */
    public enum Folder {
        /** Deliveries that wait to become jobs. What is older than seven days is deleted by the bucket. */
        WEBHOOK_FALLBACK("webhook-fallback/", ".json"),
        /** Parameters too large for a job's row. The bucket must not delete them. */
        JOB_PARAMETERS("job-parameters/", ".json.gz");

        private final String prefix;
        private final String suffix;

        Folder(String prefix, String suffix) {
            this.prefix = prefix;
            this.suffix = suffix;
        }

        String key(String uuid) {
            return prefix + uuid + suffix;
        }

        /** The payload behind a key; empty when it is none of this folder's. */
        Optional<String> uuid(String key) {
            boolean isOurs =
                    key.startsWith(prefix) && key.endsWith(suffix) && key.length() > prefix.length() + suffix.length();
            return isOurs
                    ? Optional.of(key.substring(prefix.length(), key.length() - suffix.length()))
                    : Optional.empty();
        }
    }

    /**
     * A stash.
     *
     * @param bucket its name
     * @param isCreatedWhenMissing whether the bucket is made if it does not exist
     */
    public S3Stash(S3Client client, String bucket, Folder folder, boolean isCreatedWhenMissing) {
        this.client = requireNonNull(client, "client");
        this.bucket = requireNonNull(bucket, "bucket");
        this.folder = requireNonNull(folder, "folder");
        this.isCreatedWhenMissing = isCreatedWhenMissing;
    }

    @Override
    public void keep(String uuid, byte[] content) {
        guarded(() -> {
            try {
                return put(uuid, content);
            } catch (NoSuchBucketException missing) {
                if (!isCreatedWhenMissing) {
                    throw missing;
                }
                client.createBucket(request -> request.bucket(bucket));
                return put(uuid, content);
            }
        });
    }

    private Object put(String uuid, byte[] content) {
        Duration limit = CALL.plusSeconds(content.length / BYTES_PER_SECOND);
        return client.putObject(
                request -> request.bucket(bucket)
                        .key(folder.key(uuid))
                        .contentType("application/json")
                        .overrideConfiguration(within(limit)),
                RequestBody.fromBytes(content));
    }

    @Override
    public List<Kept> list(String after, int limit) {
        return guarded(() -> {
            try {
                return client
                        .listObjectsV2Paginator(request -> request.bucket(bucket)
                                .prefix(folder.prefix)
                                .startAfter(after.isEmpty() ? folder.prefix : folder.key(after))
                                .overrideConfiguration(within(LONG_CALL)))
                        .contents()
                        .stream()
                        .flatMap(object ->
                                folder.uuid(object.key()).map(uuid -> new Kept(uuid, object.lastModified())).stream())
                        .limit(limit)
                        .toList();
            } catch (NoSuchBucketException none) {
                return List.of();
            }
        });
    }

    @Override
    public Optional<byte[]> read(String uuid) {
        return guarded(() -> {
            try {
                return Optional.of(client.getObjectAsBytes(request ->
                                request.bucket(bucket).key(folder.key(uuid)).overrideConfiguration(within(LONG_CALL)))
                        .asByteArray());
            } catch (NoSuchKeyException | NoSuchBucketException gone) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(String uuid) {
        guarded(() -> client.deleteObject(request -> request.bucket(bucket).key(folder.key(uuid))));
    }

    private static Consumer<AwsRequestOverrideConfiguration.Builder> within(Duration limit) {
        return configuration -> configuration.apiCallTimeout(limit).apiCallAttemptTimeout(limit);
    }

    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException away) {
            throw new PayloadStoreException("the bucket cannot be reached", away);
        }
    }
}
