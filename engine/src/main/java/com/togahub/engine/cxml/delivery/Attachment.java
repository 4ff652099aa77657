package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

/**
 * A part that came with the document.
 *
 * @param contentId its id without angle brackets; empty for a part that nothing can refer to
 * @param mediaType as its header says
 * @param bytes decoded
 */
public record Attachment(String contentId, String mediaType, byte[] bytes) {
    public Attachment {
        requireNonNull(contentId, "contentId");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(bytes, "bytes");
    }
}
