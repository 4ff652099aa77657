package com.togahub.engine.webhook;

import java.util.List;

/** Announces payloads that were stashed. Failures are {@link PayloadStoreException}s. */
public interface FallbackQueue {
    /** Says that a payload lies in the bucket. */
    void announce(String uuid);

    /** Takes announcements, at most 10, without waiting; they stay invisible to others for a while. */
    List<Announcement> receive();

    /** Forgets an announcement. */
    void delete(Announcement announcement);

    /**
     * An announcement.
     *
     * @param uuid of the payload
     * @param receipt allows to delete it
     */
    record Announcement(String uuid, String receipt) {}
}
