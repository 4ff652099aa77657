package com.togahub.engine.cxml.envelope;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * One name of a party, and what it offers to prove it.
 *
 * @param domain in which the identity is unique, as sent
 * @param identity as sent, white space at the ends taken off
 * @param sharedSecret as sent; never logged or kept
 * @param mac proof of a shared secret that does not show it
 */
public record Credential(String domain, String identity, Optional<String> sharedSecret, Optional<Mac> mac) {
    /** The one domain whose identities differ by case (cXML 1.2, 3.1.7). */
    private static final String CASE_SENSITIVE = "aribanetworkuserid";

    public Credential {
        requireNonNull(domain, "domain");
        requireNonNull(identity, "identity");
        requireNonNull(sharedSecret, "sharedSecret");
        requireNonNull(mac, "mac");
    }

    /** A name alone. */
    public static Credential of(String domain, String identity) {
        return new Credential(domain, identity, Optional.empty(), Optional.empty());
    }

    /** Whether it comes with a proof of a shared secret. */
    public boolean isProof() {
        return sharedSecret.isPresent() || mac.isPresent();
    }

    /** The domain as it is compared. */
    public String domainKey() {
        return key(domain);
    }

    /** The identity as it is compared in its domain. */
    public String identityKey() {
        return domainKey().equals(CASE_SENSITIVE) ? identity.strip() : key(identity);
    }

    /** Whether both name the same party. */
    public boolean names(String otherDomain, String otherIdentity) {
        Credential other = of(otherDomain, otherIdentity);
        return domainKey().equals(other.domainKey()) && identityKey().equals(other.identityKey());
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return domain + "/" + identity;
    }
}
