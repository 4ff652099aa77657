package com.togahub.persistence.aws;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.webhook.PayloadStore;
import com.togahub.engine.webhook.PayloadStoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Payloads in the bucket, as {@code webhook-fallback/<uuid>.json}. What is older than seven days is deleted by the bucket. */
public final class S3Stash implements PayloadStore {
    private static final String FOLDER = "webhook-fallback/";
    private static final String SUFFIX = ".json";

    private final S3Client client;
    private final String bucket;
    private final boolean isCreatedWhenMissing;

    /**
     * A stash.
     *
     * @param bucket its name
     * @param isCreatedWhenMissing whether the bucket is made if it does not exist
     */
    public S3Stash(S3Client client, String bucket, boolean isCreatedWhenMissing) {
        this.client = requireNonNull(client, "client");
        this.bucket = requireNonNull(bucket, "bucket");
        this.isCreatedWhenMissing = isCreatedWhenMissing;
    }

    static String key(String uuid) {
        return FOLDER + uuid + SUFFIX;
    }

    static String uuid(String key) {
        boolean isOurs = key.startsWith(FOLDER) && key.endsWith(SUFFIX);
        return isOurs ? key.substring(FOLDER.length(), key.length() - SUFFIX.length()) : "";
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
        return client.putObject(
                request -> request.bucket(bucket).key(key(uuid)).contentType("application/json"),
                RequestBody.fromBytes(content));
    }

    @Override
    public List<String> list(int limit) {
        return guarded(() -> {
            try {
                return client
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(FOLDER))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(S3Stash::uuid)
                        .filter(uuid -> !uuid.isEmpty())
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
                return Optional.of(client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key(uuid)))
                        .asByteArray());
            } catch (NoSuchKeyException | NoSuchBucketException gone) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void remove(String uuid) {
        guarded(() -> client.deleteObject(request -> request.bucket(bucket).key(key(uuid))));
    }

    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException away) {
            throw new PayloadStoreException("the bucket cannot be reached", away);
        }
    }
}
