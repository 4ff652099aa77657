package com.togahub.engine.cxml.envelope;

import com.togahub.engine.cxml.delivery.Attachment;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Every {@code cid:} address in a document names a part that came with it (RFC 2392). */
final class ContentIds {
    private static final String SCHEME = "cid:";

    private ContentIds() {}

    static void require(List<Element> addresses, List<Attachment> attachments) {
        Set<String> present = attachments.stream().map(Attachment::contentId).collect(Collectors.toSet());
        addresses.forEach(address ->
                Nodes.text(address).filter(ContentIds::isContentId).ifPresent(url -> requireOneOf(present, url)));
    }

    private static boolean isContentId(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    private static void requireOneOf(Set<String> present, String url) {
        if (!present.contains(decoded(url.substring(SCHEME.length())))) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "A cid: address names no part of the message");
        }
    }

    private static String decoded(String id) {
        try {
            // the decoder is for forms, where + is a blank; in a content id it is a plus
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return id;
        }
    }
}
