package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A part that came with the document.
 *
 * @param contentId its id without angle brackets; empty for a part that nothing can refer to
 * @param mediaType as its header says
 * @param fileName as its header says, without a path
 * @param bytes decoded
 */
public record Attachment(String contentId, String mediaType, Optional<String> fileName, byte[] bytes) {
    public Attachment {
        requireNonNull(contentId, "contentId");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(fileName, "fileName");
        requireNonNull(bytes, "bytes");
    }
}
