package com.togahub.engine.cxml.response;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param status how it went
 * @param detail said to the sender beside the status' own text
 * @param profile what is offered, when that was asked for
 */
public record CxmlResponse(Status status, String detail, Optional<Profile> profile) {
    public CxmlResponse {
        requireNonNull(status, "status");
        requireNonNull(detail, "detail");
        requireNonNull(profile, "profile");
    }

    /** A status and a text. */
    public static CxmlResponse of(Status status, String detail) {
        return new CxmlResponse(status, detail, Optional.empty());
    }

    /** What a refusal says. */
    public static CxmlResponse of(Refusal refusal) {
        return of(refusal.status(), refusal.detail());
    }
}
