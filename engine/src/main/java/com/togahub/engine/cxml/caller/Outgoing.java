package com.togahub.engine.cxml.caller;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.cxml.envelope.Credential;
import com.togahub.engine.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a partner wants to be told of its orders, and where: the member {@code outgoing} of {@link Mapping}.
 *
 * <p>The secret is not in it, only the name of the variable that holds it; names of other variables than those for secrets of
 * partners are refused, so that nobody can have the platform's own passwords sent to a place of their choice.
 *
 * @param url where documents are posted to; http or https, without user information
 * @param documents names of the requests that are wanted
 * @param from ourselves in the documents; empty: as the order was addressed
 * @param to the partner in the documents; empty: as the order was sent
 * @param secretRef name of the variable with the secret that we prove ourselves by; empty: none is sent
 */
public record Outgoing(
        URI url,
        Set<String> documents,
        Optional<Credential> from,
        Optional<Credential> to,
        Optional<String> secretRef) {
    /** Says whether we shall deliver what was ordered. */
    public static final String CONFIRMATION = "ConfirmationRequest";

    /** Says what is on its way. */
    public static final String SHIP_NOTICE = "ShipNoticeRequest";

    /** Says how far an order has come. */
    public static final String STATUS_UPDATE = "StatusUpdateRequest";

    private static final Set<String> KINDS = Set.of(CONFIRMATION, SHIP_NOTICE, STATUS_UPDATE);
    private static final Set<String> MEMBERS = Set.of("url", "documents", "from", "to", "sharedSecretRef");
    private static final Set<String> PARTY = Set.of("domain", "identity");
    private static final Pattern SECRET_REF = Pattern.compile(Settings.PARTNER_SECRET + "[A-Z0-9_]{1,100}");

    public Outgoing {
        requireNonNull(url, "url");
        documents = Set.copyOf(documents);
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(secretRef, "secretRef");
    }

    /** Whether a kind of document is wanted. */
    public boolean asksFor(String kind) {
        return documents.contains(kind);
    }

    /**
     * Reads the member of a mapping; empty where there is none.
     *
     * @throws IllegalArgumentException naming what is wrong, for an administrator
     */
    static Optional<Outgoing> of(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        Members.require(json, MEMBERS);
        Optional<String> secretRef = Members.text(json, "sharedSecretRef");
        if (secretRef.filter(name -> !SECRET_REF.matcher(name).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "outgoing.sharedSecretRef must name a variable " + Settings.PARTNER_SECRET + "..");
        }
        return Optional.of(new Outgoing(
                url(Members.text(json, "url").orElse("")),
                documents(json.path("documents")),
                party(json, "from"),
                party(json, "to"),
                secretRef));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            if (isWeb && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("outgoing.url is no address", broken);
        }
        throw new IllegalArgumentException("outgoing.url must be an http or https address without user information");
    }

    private static Set<String> documents(JsonNode list) {
        Set<String> documents = new HashSet<>();
        for (JsonNode name : list) {
            if (!KINDS.contains(name.asText())) {
                throw new IllegalArgumentException("outgoing.documents: unknown document " + name.asText());
            }
            documents.add(name.asText());
        }
        return documents;
    }

    private static Optional<Credential> party(JsonNode json, String name) {
        JsonNode party = json.path(name);
        if (party.isMissingNode() || party.isNull()) {
            return Optional.empty();
        }
        Members.require(party, PARTY);
        String domain = Members.text(party, "domain").orElse("");
        String identity = Members.text(party, "identity").orElse("");
        if (domain.isEmpty() || identity.isEmpty()) {
            throw new IllegalArgumentException("outgoing." + name + " needs domain and identity");
        }
        return Optional.of(Credential.of(domain, identity));
    }
}
