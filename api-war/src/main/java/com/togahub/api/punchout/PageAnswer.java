package com.togahub.api.punchout;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What a request for a page is answered with. */
sealed interface PageAnswer permits Document, PageAnswer.Redirect {
    /**
     * Another page is to be asked for.
     *
     * @param location where it is
     * @param cookie value of Set-Cookie
     */
    record Redirect(String location, Optional<String> cookie) implements PageAnswer {
        public Redirect {
            requireNonNull(location, "location");
            requireNonNull(cookie, "cookie");
        }
    }
}
