package com.togahub.api.punchout;

import java.util.Optional;

/** Pages that say one thing. */
final class NoticePage {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private NoticePage() {}

    /** Nobody is let in with that, and nobody is told why. */
    static Document gone(String base) {
        return page(
                GONE,
                base,
                "This cart is closed",
                "The link has been used already, or its time is over. Links open once, in one browser.",
                "Go back to your purchasing system and start again from there.");
    }

    static Document notFound(String base) {
        return page(NOT_FOUND, base, "There is no such page", "The address is not complete, perhaps.", "");
    }

    static Document foreign(String base) {
        return page(
                FORBIDDEN,
                base,
                "This was not done",
                "The form did not come from this page.",
                "Go back and try again.");
    }

    static Document unavailable(String base) {
        return page(
                UNAVAILABLE, base, "Not now", "The shop cannot be reached for the moment.", "Try again in a minute.");
    }

    /** The end of a visit whose buyer has named no address. */
    static Document ended(String base, boolean keepsBasket) {
        String what = keepsBasket
                ? "Your cart is kept here under the name of your organisation."
                : "Nothing is kept of your cart.";
        return page(
                OK,
                base,
                "You are done",
                "Your purchasing system has named no address to return to. " + what,
                "You can close this window.");
    }

    private static Document page(int status, String base, String title, String text, String advice) {
        Html box = Html.of("div").with("class", "notice").add(Html.of("h1", title), Html.of("p", text));
        if (!advice.isEmpty()) {
            box.add(Html.of("p", advice).with("class", "dim"));
        }
        Html body = Html.of("body").add(Html.of("main").with("class", "alone").add(box));
        return Document.of(status, base, title, Optional.empty(), Optional.empty(), body);
    }
}
