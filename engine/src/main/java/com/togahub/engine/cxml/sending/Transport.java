package com.togahub.engine.cxml.sending;

import java.io.IOException;
import java.net.URI;

/** Posts to a partner's server. */
@FunctionalInterface
public interface Transport {
    /**
     * Posts a body.
     *
     * @param contentType of the body
     * @throws IOException when there is no answer, or none in time, or one that is too large
     * @throws InterruptedException when the job is ended
     */
    HttpAnswer post(URI url, String contentType, byte[] body) throws IOException, InterruptedException;
}
