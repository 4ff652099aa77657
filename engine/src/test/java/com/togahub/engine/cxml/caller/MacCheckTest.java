package com.togahub.engine.cxml.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.cxml.Documents;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.settings.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code that the protocol's own guide gives as an example, and what must not pass for it. */
class MacCheckTest {
    private static final Instant WITHIN = Instant.parse("2003-01-15T17:00:00Z");
    private static final String NAME =
            "<Credential domain=\"NetworkID\"><Identity>AN9900000100</Identity></Credential>";
    private static final String MAC = "<CredentialMac type=\"FromSenderCredentials\" algorithm=\"HMAC-SHA1-96\""
            + " creationDate=\"2003-01-15T08:42:46-08:00\" expirationDate=\"2003-01-15T11:42:46-08:00\">"
            + "cR6Jpz58nriXERDN</CredentialMac>";
    private static final String DOCUMENT = """
            <cXML payloadID="1@example" timestamp="2003-01-15T09:00:00-08:00"><Header>
            <From>%1$s</From><To>%1$s</To>
            <Sender><Credential domain="NetworkId"><Identity> an9900000100 </Identity>%2$s</Credential></Sender>
            </Header><Request><ProfileRequest/></Request></cXML>
            """.formatted(NAME, MAC);

    @Test
    void the_example_of_the_guide_matches() {
        assertTrue(authenticate(DOCUMENT, WITHIN, Optional.of("abracadabra")).bySecret());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cR6Jpz58nriXERDN|cR6Jpz58nriXERDM",
                "cR6Jpz58nriXERDN|cR6Jpz58nriXERDNAAAA",
                "cR6Jpz58nriXERDN|not base64!",
                "cR6Jpz58nriXERDN|",
                "T08:42:46-08:00|T08:42:45-08:00",
                "T11:42:46-08:00|T12:42:46-08:00",
                "HMAC-SHA1-96|HMAC-MD5",
                "<From>|<From><Credential domain=\"DUNS\"><Identity>another</Identity></Credential>",
                "<Identity> an9900000100 </Identity>|<Identity>an9900000101</Identity>",
                "</Sender>|<Credential domain=\"DUNS\"><Identity>1</Identity><SharedSecret>x</SharedSecret></Credential></Sender>",
            })
    void anything_else_does_not(String part, String by) {
        String changed = DOCUMENT.replace(part, by == null ? "" : by);
        assertEquals(401, status(changed, WITHIN, Optional.of("abracadabra")));
    }

    @Test
    void another_origin_is_not_covered() {
        String changed = DOCUMENT.replaceFirst("AN9900000100", "AN9900000199");
        assertEquals(401, status(changed, WITHIN, Optional.of("abracadabra")));
    }

    @Test
    void it_is_good_from_its_creation_to_its_expiration() {
        Optional<String> secret = Optional.of("abracadabra");
        assertEquals(401, status(DOCUMENT, Instant.parse("2003-01-15T16:42:45Z"), secret));
        assertTrue(authenticate(DOCUMENT, Instant.parse("2003-01-15T16:42:46Z"), secret)
                .bySecret());
        assertEquals(401, status(DOCUMENT, Instant.parse("2003-01-15T19:42:46Z"), secret));
    }

    @Test
    void an_identity_without_a_readable_secret_has_no_code() {
        assertEquals(401, status(DOCUMENT, WITHIN, Optional.empty()));
        assertEquals(401, status(DOCUMENT, WITHIN, Optional.of("another")));
    }

    @Test
    void dates_must_be_there() {
        assertEquals(
                406,
                status(
                        DOCUMENT.replace("creationDate=\"2003-01-15T08:42:46-08:00\"", ""),
                        WITHIN,
                        Optional.of("abracadabra")));
    }

    @Test
    void a_readable_secret_is_a_shared_secret_too() {
        String shared = DOCUMENT.replace(MAC, "<SharedSecret>abracadabra</SharedSecret>");
        assertTrue(authenticate(shared, WITHIN, Optional.of("abracadabra")).bySecret());
        assertEquals(401, status(shared, WITHIN, Optional.of("another")));
        assertEquals(401, status(shared, WITHIN, Optional.empty()));
    }

    private static int status(String document, Instant now, Optional<String> secret) {
        return assertThrows(Refusal.class, () -> authenticate(document, now, secret))
                .status()
                .code();
    }

    private static Authentication.Sender authenticate(String document, Instant now, Optional<String> secret) {
        CxmlIdentity identity = new CxmlIdentity(
                "uuid-1",
                "client",
                "acme",
                Optional.empty(),
                "NetworkId",
                "AN9900000100",
                Optional.empty(),
                secret.map(Secret::new),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Mapping.of(JsonNodeFactory.instance.objectNode()));
        return new Authentication((domain, name) -> List.of(identity), (given, hash) -> false)
                .authenticate(EnvelopeReader.read(Unpacker.unpack(Documents.post(document))), now);
    }
}
