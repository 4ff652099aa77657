package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.envelope.Namespaces;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.xml.Nodes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The key a signature is verified with. It comes from the certificate that is registered for the sender; a certificate in the
 * document is taken only if it is that very one, or was issued by it.
 */
final class SigningKey {
    /** What may stand in X509Data; anything that would have to be fetched or believed may not. */
    private static final Set<String> HARMLESS =
            Set.of("X509Certificate", "X509SubjectName", "X509IssuerSerial", "X509SKI");

    private SigningKey() {}

    static PublicKey of(Element signature, String trustedPem, Instant now) {
        X509Certificate trusted = registered(trustedPem);
        List<Element> infos = named(signature, "KeyInfo");
        List<Element> datas =
                infos.stream().flatMap(info -> Nodes.children(info).stream()).toList();
        for (Element data : datas) {
            if (!isOf(data, "X509Data")
                    || !Nodes.children(data).stream().allMatch(child -> HARMLESS.contains(child.getLocalName()))) {
                throw unacceptable("The signature's key must be an X.509 certificate");
            }
        }
        List<Element> certificates = datas.stream()
                .flatMap(data -> named(data, "X509Certificate").stream())
                .toList();
        if (certificates.size() > 1) {
            throw unacceptable("The signature must hold one certificate");
        }
        X509Certificate used = certificates.isEmpty() ? trusted : presented(certificates.get(0));
        if (!used.equals(trusted)) {
            requireIssued(used, trusted);
        }
        requireValid(used, now);
        return used.getPublicKey();
    }

    private static X509Certificate registered(String pem) {
        try {
            return certificate(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (CertificateException broken) {
            throw new Refusal(
                    Status.SIGNATURE_UNACCEPTABLE, "The certificate registered for this sender is not usable", broken);
        }
    }

    private static X509Certificate presented(Element element) {
        try {
            return certificate(
                    Base64.getMimeDecoder().decode(Nodes.text(element).orElse("")));
        } catch (CertificateException | IllegalArgumentException broken) {
            throw new Refusal(Status.SIGNATURE_UNACCEPTABLE, "The signature's certificate is malformed", broken);
        }
    }

    private static X509Certificate certificate(byte[] bytes) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }

    private static void requireIssued(X509Certificate used, X509Certificate authority) {
        boolean authorised = authority.getBasicConstraints() >= 0
                && used.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        try {
            if (!authorised) {
                throw unacceptable("The signature's certificate is not this sender's");
            }
            used.verify(authority.getPublicKey());
        } catch (GeneralSecurityException foreign) {
            throw new Refusal(
                    Status.SIGNATURE_UNACCEPTABLE, "The signature's certificate is not this sender's", foreign);
        }
    }

    private static void requireValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException outdated) {
            throw new Refusal(
                    Status.SIGNATURE_UNACCEPTABLE, "The signature's certificate is not valid at this time", outdated);
        }
    }

    private static List<Element> named(Element parent, String name) {
        return Nodes.children(parent).stream()
                .filter(child -> isOf(child, name))
                .toList();
    }

    private static boolean isOf(Element element, String name) {
        return Namespaces.SIGNATURE.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static Refusal unacceptable(String text) {
        return new Refusal(Status.SIGNATURE_UNACCEPTABLE, text);
    }
}
