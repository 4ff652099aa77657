package com.togahub.engine.cxml.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.togahub.engine.request.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping says of documents that go out. */
class OutgoingTest {
    private static Optional<Outgoing> read(String json) throws JsonProcessingException {
        return Mapping.of(Json.mapper().readTree(json.replace('\'', '"'))).outgoing();
    }

    @Test
    void all_members_are_read() throws JsonProcessingException {
        Outgoing outgoing = read("{'outgoing':{'url':'https://buyer.example:8443/cxml?site=1',"
                        + "'documents':['ConfirmationRequest','ShipNoticeRequest'],'from':{'domain':'DUNS','identity':'9'},"
                        + "'to':{'domain':'DUNS','identity':'1'},'sharedSecretRef':'TOGA_SECRET_CXML_BUYER'}}")
                .orElseThrow();
        assertEquals("https://buyer.example:8443/cxml?site=1", outgoing.url().toString());
        assertTrue(outgoing.asksFor(Outgoing.SHIP_NOTICE));
        assertFalse(outgoing.asksFor(Outgoing.STATUS_UPDATE));
        assertEquals("DUNS/9", outgoing.from().orElseThrow().toString());
        assertEquals(Optional.of("TOGA_SECRET_CXML_BUYER"), outgoing.secretRef());
        assertEquals(Optional.empty(), read("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'documents':['ConfirmationRequest']}",
                "{'url':'ftp://buyer.example/'}",
                "{'url':'file:///etc/passwd'}",
                "{'url':'https:///cxml'}",
                "{'url':'https://user:secret@buyer.example/'}",
                "{'url':'not an address'}",
                "{'url':'https://buyer.example/','documents':['OrderRequest']}",
                "{'url':'https://buyer.example/','sharedSecret':'open sesame'}",
                "{'url':'https://buyer.example/','sharedSecretRef':'TOGA_CORE_PASSWORD'}",
                "{'url':'https://buyer.example/','sharedSecretRef':'TOGA_SECRET_DATABASE'}",
                "{'url':'https://buyer.example/','sharedSecretRef':'PATH'}",
                "{'url':'https://buyer.example/','from':{'domain':'DUNS'}}",
                "{'url':'https://buyer.example/','to':{'domain':'DUNS','identity':'1','sharedSecret':'x'}}",
            })
    void what_makes_no_sense_is_refused(String outgoing) {
        assertThrows(IllegalArgumentException.class, () -> read("{'outgoing':" + outgoing + "}"));
    }
}
