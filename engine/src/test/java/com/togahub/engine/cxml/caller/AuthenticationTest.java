package com.togahub.engine.cxml.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.togahub.engine.cxml.Documents;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.request.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {
    private static final String CREDENTIAL =
            "<Credential domain=\"DUNS\"><Identity>111</Identity><SharedSecret>open sesame</SharedSecret></Credential>";

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final List<Optional<String>> compared = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domain=\"DUNS\"|domain=\"duns\"",
                "<Identity>111</Identity>|<Identity> \t111 </Identity>",
                "<Identity>111</Identity>|<Identity><![CDATA[1]]>1<!-- x -->1</Identity>",
            })
    void a_sender_is_known_however_it_writes_its_name(String part, String by) {
        assertEquals(
                "uuid-1", authenticate(CREDENTIAL.replace(part, by)).identity().uuid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open sesame|wrong",
                "open sesame|",
                "open sesame|Open Sesame",
                "open sesame|' open sesame'",
                "111|112",
                "DUNS|NetworkId",
            })
    void every_failure_is_the_same_answer(String part, String by) {
        Refusal refusal = refused(CREDENTIAL.replace(part, by == null ? "" : by));
        assertEquals(401, refusal.status().code());
        assertEquals("The credentials of the sender are not valid", refusal.detail());
    }

    @Test
    void an_unknown_identity_costs_as_much_as_a_wrong_secret() {
        refused(CREDENTIAL.replace("111", "112"));
        refused(CREDENTIAL.replace("open sesame", "wrong"));
        assertEquals(List.of(Optional.empty(), Optional.of("hash of open sesame")), compared);
    }

    @Test
    void two_names_in_one_domain_are_refused() {
        assertEquals(
                401,
                refused(CREDENTIAL + CREDENTIAL.replace("111", "222")).status().code());
        assertEquals(401, refused(CREDENTIAL + CREDENTIAL).status().code());
    }

    @Test
    void a_sender_without_secret_must_be_one_that_signs() {
        String bare = CREDENTIAL.replaceAll("<SharedSecret>.*</SharedSecret>", "");
        assertEquals(401, refused(bare).status().code());
        assertFalse(authenticate(bare, "{\"signature\":\"required\"}").bySecret());
    }

    @Test
    void a_secret_is_hashed_once_in_ten_minutes() {
        Instant[] now = {Instant.EPOCH};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }
        };
        RecentSecrets recent = new RecentSecrets(this::compare, clock);
        Optional<String> hash = Optional.of("hash of open sesame");
        for (int i = 0; i < 1_000; i++) {
            assertTrue(recent.matches("open sesame", hash));
        }
        assertEquals(1, compared.size());
        assertFalse(recent.matches("wrong", hash));
        assertFalse(recent.matches("wrong", hash));
        assertFalse(recent.matches("open sesame", Optional.of("hash of another")));
        assertEquals(4, compared.size());
        now[0] = now[0].plusSeconds(601);
        assertTrue(recent.matches("open sesame", hash));
        assertEquals(5, compared.size());
    }

    private boolean compare(String secret, Optional<String> hash) {
        compared.add(hash);
        return hash.equals(Optional.of("hash of " + secret));
    }

    private Refusal refused(String credentials) {
        return assertThrows(Refusal.class, () -> authenticate(credentials));
    }

    private Authentication.Sender authenticate(String credentials) {
        return authenticate(credentials, "{}");
    }

    private Authentication.Sender authenticate(String credentials, String mapping) {
        String document = Documents.order(CREDENTIAL, credentials);
        return new Authentication((domain, identity) -> List.of(identity(mapping)), this::compare)
                .authenticate(EnvelopeReader.read(Unpacker.unpack(Documents.post(document))), NOW);
    }

    private static CxmlIdentity identity(String mapping) {
        try {
            return new CxmlIdentity(
                    "uuid-1",
                    "client",
                    "acme",
                    Optional.empty(),
                    "DUNS",
                    "111",
                    Optional.of("hash of open sesame"),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Mapping.of(Json.mapper().readTree(mapping)));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
