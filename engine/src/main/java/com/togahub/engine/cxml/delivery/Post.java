package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A delivery as the door received it.
 *
 * @param contentType the header's value with its parameters
 * @param contentEncoding the header's value; such a body is not unpacked, and may be left out
 * @param body the bytes; of a body over {@link #MAX_BYTES}, at least one byte more than that
 * @param url where it was sent to, as the sender sees it; told to those who ask for the profile
 * @param authority host that answers
 * @param address network address of the sender
 * @param userAgent of the transport
 */
public record Post(
        Optional<String> contentType,
        Optional<String> contentEncoding,
        byte[] body,
        String url,
        String authority,
        Optional<String> address,
        Optional<String> userAgent) {
    /** Largest body that is read, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    public Post {
        requireNonNull(contentType, "contentType");
        requireNonNull(contentEncoding, "contentEncoding");
        requireNonNull(body, "body");
        requireNonNull(url, "url");
        requireNonNull(authority, "authority");
        requireNonNull(address, "address");
        requireNonNull(userAgent, "userAgent");
    }
}
