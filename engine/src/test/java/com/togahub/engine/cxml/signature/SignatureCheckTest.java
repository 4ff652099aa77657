package com.togahub.engine.cxml.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.Documents;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.xml.XmlText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {
    private static Signer partner;
    private static Signer stranger;

    @BeforeAll
    static void makeKeys() {
        partner = Signer.create("partner");
        stranger = Signer.create("stranger");
    }

    @Test
    void an_unsigned_document_is_taken_where_none_must_sign() {
        assertEquals(Coverage.NONE, verify(Documents.ORDER, false));
        assertEquals(475, refused(Documents.ORDER, true));
    }

    @Test
    void an_enveloped_signature_covers_the_document() {
        assertEquals(Coverage.DOCUMENT, verify(enveloped(), true));
    }

    @Test
    void a_changed_character_is_found() {
        assertEquals(476, refused(enveloped().replace("Ring twice", "Ring thrice"), false));
        assertEquals(476, refused(enveloped().replace(">111<", ">112<"), false));
    }

    @Test
    void a_foreign_key_is_not_taken() {
        assertEquals(477, refused(stranger.sign(Documents.ORDER, "", List.of(Transform.ENVELOPED)), false));
    }

    @Test
    void a_sender_without_certificate_cannot_sign() {
        Refusal refusal = assertThrows(
                Refusal.class, () -> SignatureCheck.verify(read(enveloped()), Optional.empty(), false, now()));
        assertEquals(477, refusal.status().code());
    }

    @Test
    void a_certificate_that_has_expired_is_not_taken() {
        Instant later = now().plus(Duration.ofDays(400));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> SignatureCheck.verify(read(enveloped()), Optional.of(partner.pem()), false, later));
        assertEquals(477, refusal.status().code());
    }

    @Test
    void a_signature_must_stand_at_the_end_and_alone() {
        String signed = enveloped();
        String signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</cXML>"));
        assertEquals(476, refused(signed.replace("</cXML>", signature + "</cXML>"), false));
        assertEquals(
                476,
                refused(
                        signed.replace(signature, "")
                                .replace("Ring twice", "<Extrinsic name=\"x\">" + signature + "</Extrinsic>"),
                        false));
    }

    @Test
    void a_signature_over_another_element_than_the_request_is_not_taken() {
        String other = Documents.order("<ItemOut ", "<ItemOut Id=\"cXMLData\" ");
        assertEquals(477, refused(partner.sign(other, "#cXMLData", List.of()), false));
    }

    @Test
    void what_was_verified_is_what_is_processed_and_not_its_like() {
        Envelope signed = read(enveloped());
        Envelope like = read(enveloped());
        assertTrue(signed.payload().isEqualNode(like.payload()));
        assertNotSame(signed.payload(), like.payload());
        Envelope mixed = new Envelope(
                signed.payloadId(),
                signed.from(),
                signed.to(),
                signed.sender(),
                signed.userAgent(),
                signed.deploymentTest(),
                signed.root(),
                like.request(),
                like.payload(),
                signed.signatures(),
                signed.sensitive(),
                signed.attachments());
        Refusal refusal = assertThrows(
                Refusal.class, () -> SignatureCheck.verify(mixed, Optional.of(partner.pem()), true, now()));
        assertEquals(477, refusal.status().code());
        assertSame(signed.request(), signed.payload().getParentNode());
        assertEquals(Coverage.DOCUMENT, SignatureCheck.verify(signed, Optional.of(partner.pem()), true, now()));
    }

    @Test
    void an_id_that_occurs_twice_is_refused() {
        String twice = Documents.order("<ItemOut ", "<ItemOut Id=\"a\" ").replace("<Request>", "<Request Id=\"a\">");
        assertEquals(476, refused(partner.sign(twice, "", List.of(Transform.ENVELOPED)), false));
    }

    /** A time at which the certificates are valid. */
    private static Instant now() {
        return partner.certificate().getNotBefore().toInstant().plusSeconds(1);
    }

    private static String enveloped() {
        return partner.sign(Documents.ORDER, "", List.of(Transform.ENVELOPED));
    }

    private static int refused(String document, boolean required) {
        return assertThrows(Refusal.class, () -> verify(document, required))
                .status()
                .code();
    }

    private static Coverage verify(String document, boolean required) {
        return SignatureCheck.verify(read(document), Optional.of(partner.pem()), required, now());
    }

    private static Envelope read(String document) {
        Envelope envelope = EnvelopeReader.read(Unpacker.unpack(Documents.post(document)));
        assertEquals("OrderRequest", envelope.kind(), () -> XmlText.of(envelope.root()));
        return envelope;
    }
}
