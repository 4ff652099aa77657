package com.togahub.engine.cxml.punchout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where start pages are: on the host that the buyer sends documents to. */
final class StartAddress {
    private static final Pattern SENT_TO = Pattern.compile("(https?://[^/?#]+(?:/[^?#]*?)??)(?:/cxml)?/?(?:[?#].*)?");

    private StartAddress() {}

    /**
     * The address.
     *
     * @param sentTo where the request was sent to, as the sender sees it
     * @param slug whose start page it is: which databases know the key
     */
    static String of(String sentTo, String slug, SessionKey key) {
        Matcher matcher = SENT_TO.matcher(sentTo);
        if (!matcher.matches()) {
            throw new IllegalStateException("a document was sent to no web address");
        }
        return matcher.group(1) + "/punchout/" + slug + "/start/" + key.text();
    }
}
