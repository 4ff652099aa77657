package com.togahub.api.punchout;

import com.togahub.engine.cxml.punchout.ReturnForm;
import java.util.Optional;

/** The page that takes the message to the buyer: at once by a script, else by its button. */
final class ReturnPage {
    private ReturnPage() {}

    static Document of(String base, ReturnForm form) {
        String host = form.target().origin().replaceFirst("^https?://", "");
        Html post = Html.of("form")
                .with("id", "return")
                .with("method", "post")
                .with("action", form.target().url())
                .add(
                        Html.of("input")
                                .with("type", "hidden")
                                .with("name", form.field())
                                .with("value", form.value()),
                        Html.of("button", "Continue to " + host)
                                .with("class", "main")
                                .with("type", "submit"));
        Html box = Html.of("div")
                .with("class", "notice")
                .add(Html.of("h1", "Taking you back"), Html.of("p", "Your cart is on its way to " + host + "."), post);
        Html body = Html.of("body").add(Html.of("main").with("class", "alone").add(box));
        return Document.of(200, base, "Taking you back", Optional.of("return.js"), Optional.of(form.target()), body);
    }
}
