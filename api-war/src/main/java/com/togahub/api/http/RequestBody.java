package com.togahub.api.http;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Reads a request's body, never more of it than is allowed. */
final class RequestBody {
    /** Largest body in bytes. */
    static final int LIMIT = 10 * 1024 * 1024;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private RequestBody() {}

    /**
     * The body of a method that has one.
     *
     * @throws ProblemException EV-12 when it is too large, EV-1 when it ends too early
     */
    static Optional<byte[]> read(HttpServletRequest request) {
        if (!WITH_BODY.contains(request.getMethod())) {
            return Optional.empty();
        }
        if (request.getContentLengthLong() > LIMIT) {
            throw new ProblemException(Code.EV_12);
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new ProblemException(Code.EV_12);
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new ProblemException(Code.EV_1, "The body could not be read to its end.");
        }
    }
}
