package com.togahub.engine.cxml.exchange;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.identity.Seals;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers in the form in which they are kept. What opens something to whoever reads it, such as the address of a start page,
 * is sealed there; the sender who repeats the document gets it again. A seal names its document, so that nobody has one
 * opened in the answer to another.
 */
final class KeptAnswers {
    private static final Pattern SEAL = Pattern.compile("\\{sealed:([A-Za-z0-9._-]+)}");

    private final Seals seals;

    KeptAnswers(Seals seals) {
        this.seals = requireNonNull(seals, "seals");
    }

    /** The answer as it is kept. */
    String kept(Incoming incoming, String document, Optional<String> secret) {
        return secret.map(text -> document.replace(text, "{sealed:" + seals.seal(bytes(prefix(incoming) + text)) + "}"))
                .orElse(document);
    }

    /** The answer as it is sent again. A seal whose key has gone stays: what it holds has expired before. */
    String sent(Incoming incoming, String kept) {
        return SEAL.matcher(kept)
                .replaceAll(seal ->
                        Matcher.quoteReplacement(opened(incoming, seal.group(1)).orElse(seal.group())));
    }

    private Optional<String> opened(Incoming incoming, String seal) {
        String prefix = prefix(incoming);
        return seals.open(seal)
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .filter(plain -> plain.startsWith(prefix))
                .map(plain -> plain.substring(prefix.length()));
    }

    private static String prefix(Incoming incoming) {
        return incoming.identity().uuid() + "\n" + incoming.envelope().payloadId() + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
