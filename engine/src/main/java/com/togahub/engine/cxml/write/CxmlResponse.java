package com.togahub.engine.cxml.write;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param status how it went
 * @param detail said to the sender beside the status' own text
 * @param content the answer itself, such as {@code ProfileResponse}, where there is more to say than the status
 */
public record CxmlResponse(Status status, String detail, Optional<Tag> content) {
    public CxmlResponse {
        requireNonNull(status, "status");
        requireNonNull(detail, "detail");
        requireNonNull(content, "content");
    }

    /** A status and a text. */
    public static CxmlResponse of(Status status, String detail) {
        return new CxmlResponse(status, detail, Optional.empty());
    }

    /** Success, with the answer itself. */
    public static CxmlResponse of(Tag content) {
        return new CxmlResponse(Status.OK, "", Optional.of(content));
    }

    /** What a refusal says. */
    public static CxmlResponse of(Refusal refusal) {
        return of(refusal.status(), refusal.detail());
    }
}
