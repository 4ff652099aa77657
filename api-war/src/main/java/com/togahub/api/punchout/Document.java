package com.togahub.api.punchout;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.punchout.ReturnTarget;
import java.util.Optional;

/**
 * A page as it is sent.
 *
 * @param status of the answer
 * @param html the whole page
 * @param target where its form may go, beside this server
 */
record Document(int status, String html, Optional<ReturnTarget> target) implements PageAnswer {
    Document {
        requireNonNull(html, "html");
        requireNonNull(target, "target");
    }

    /**
     * A page of a title and its content.
     *
     * @param base where the application is, such as {@code ""}
     * @param script name of a file that the page runs, if it runs any
     */
    static Document of(
            int status, String base, String title, Optional<String> script, Optional<ReturnTarget> target, Html body) {
        Html head = Html.of("head")
                .add(
                        Html.of("meta").with("charset", "utf-8"),
                        Html.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                        Html.of("meta").with("name", "color-scheme").with("content", "light dark"),
                        Html.of("meta").with("name", "robots").with("content", "noindex"),
                        Html.of("title", title),
                        Html.of("link").with("rel", "icon").with("href", base + "/punchout/files/favicon.svg"),
                        Html.of("link").with("rel", "stylesheet").with("href", base + "/punchout/files/shop.css"));
        script.ifPresent(file -> head.add(
                Html.of("script").with("src", base + "/punchout/files/" + file).when(true, "defer")));
        Html page = Html.of("html").with("lang", "en").add(head, body);
        return new Document(status, "<!doctype html>\n" + page, target);
    }

    /** The policy under which browsers show it: files of ours, and no form to anywhere but here or its target. */
    String policy() {
        return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self'"
                + target.map(each -> " " + each.origin()).orElse("");
    }
}
