package com.togahub.engine.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.webhook.PayloadStore.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Parameters that are too large for a row, as escapes can make sixty megabytes of a body of ten: they are kept, compressed, as
 * an object under the job's uuid, and the row holds a reference. A reference leads to the own job's parameters only.
 */
public final class LargeParameters implements Parameters {
    /** Bytes of JSON that a row holds; the server's statements may be sixteen times as long. */
    static final int ROW_LIMIT = 1024 * 1024;

    /** No parameter of an action has this name, as it is none of Java's. */
    private static final String REFERENCE = "parameters-in-bucket";

    private static final int MAX_REFERENCE_LENGTH = 200;
    private static final int PAGE = 1_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PayloadStore objects;

    /** Parameters in this place, whose content nobody else deletes. */
    public LargeParameters(PayloadStore objects) {
        this.objects = requireNonNull(objects, "objects");
    }

    /** The job as it fits into a row. */
    static WaitingJob fitted(NewJob job) {
        if (job.parameters().length() * 3L <= ROW_LIMIT) {
            return new WaitingJob(job, Optional.empty());
        }
        byte[] bytes = job.parameters().getBytes(StandardCharsets.UTF_8);
        return bytes.length <= ROW_LIMIT
                ? new WaitingJob(job, Optional.empty())
                : referring(job, compressed(out -> out.write(bytes)));
    }

    /**
     * The job with these parameters as it fits into a row; the text of large ones is never made in memory.
     *
     * @param most upper bound of the bytes the parameters have as JSON
     */
    static WaitingJob fitted(NewJob job, ObjectNode parameters, long most) {
        if (most > ROW_LIMIT) {
            Counted counted = new Counted();
            byte[] bytes = compressed(out -> MAPPER.writeValue(counted.over(out), parameters));
            if (counted.count > ROW_LIMIT) {
                return referring(job, bytes);
            }
        }
        return new WaitingJob(job.with(write(parameters)), Optional.empty());
    }

    /**
     * Keeps what a job's reference points to; it is durable when this returns.
     *
     * @throws PayloadStoreException when it cannot
     */
    void keep(WaitingJob waiting) {
        waiting.large().ifPresent(bytes -> objects.keep(waiting.job().uuid(), bytes));
    }

    /** Forgets what a job's reference points to, as there is no such job. */
    void forget(WaitingJob waiting) {
        if (waiting.large().isPresent()) {
            objects.remove(waiting.job().uuid());
        }
    }

    @Override
    public String resolve(String uuid, String parameters) {
        Optional<String> reference = reference(parameters);
        if (reference.isEmpty()) {
            return parameters;
        }
        if (!reference.get().equals(uuid)) {
            throw new BindingException("the parameters refer to those of another job");
        }
        byte[] bytes = objects.read(uuid)
                .orElseThrow(() -> new BindingException("the parameters are not in the bucket any more"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new BindingException("the parameters in the bucket are broken", broken);
        }
    }

    /**
     * Deletes objects that no job refers to any more.
     *
     * @param before only those written before; a job may be on its way to its row for as long as stashed payloads are kept
     * @return how many were deleted
     */
    public int deleteOrphans(JobStore jobs, Instant before) {
        int deleted = 0;
        List<Kept> page = objects.list("", PAGE);
        while (!page.isEmpty()) {
            Set<String> orphans = page.stream()
                    .filter(kept -> kept.written().isBefore(before))
                    .map(Kept::uuid)
                    .collect(Collectors.toCollection(TreeSet::new));
            jobs.findByUuid(orphans).forEach(job -> orphans.remove(job.uuid()));
            orphans.forEach(objects::remove);
            deleted += orphans.size();
            page = objects.list(page.get(page.size() - 1).uuid(), PAGE);
        }
        return deleted;
    }

    private static WaitingJob referring(NewJob job, byte[] bytes) {
        String reference = write(MAPPER.createObjectNode().put(REFERENCE, job.uuid()));
        return new WaitingJob(job.with(reference), Optional.of(bytes));
    }

    private static Optional<String> reference(String parameters) {
        if (parameters.length() > MAX_REFERENCE_LENGTH || !parameters.contains(REFERENCE)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    MAPPER.readTree(parameters).path(REFERENCE).textValue());
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] compressed(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Counts the bytes that pass. */
    private static final class Counted {
        private long count;

        OutputStream over(OutputStream out) {
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    count++;
                    out.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    count += length;
                    out.write(bytes, from, length);
                }
            };
        }
    }
}
