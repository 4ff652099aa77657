package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.cxml.xml.Walk;
import com.togahub.engine.cxml.xml.XmlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A partner that signs, with a key made for one run. */
record Signer(PrivateKey key, X509Certificate certificate) {
    /** Makes a key pair and its certificate with the JDK's own tool. */
    static Signer create(String name) {
        String password = UUID.randomUUID().toString();
        try {
            Path folder = Files.createTempDirectory("signer");
            Path store = folder.resolve("keys.p12");
            Process tool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            name,
                            "-dname",
                            "CN=" + name,
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-validity",
                            "300",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            password)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), password.toCharArray());
            Files.delete(store);
            Files.delete(folder);
            return new Signer((PrivateKey) keys.getKey(name, password.toCharArray()), (X509Certificate)
                    keys.getCertificate(name));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as it is registered. */
    String pem() {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document with a signature at its end, over what the address says. */
    String sign(String document, String uri, List<String> transforms) {
        Document dom = SafeParser.parse(document.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
        Element root = dom.getDocumentElement();
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMSignContext context = new DOMSignContext(key, root);
        context.setDefaultNamespacePrefix("ds");
        new Walk(root).each(node -> {
            if (node instanceof Element element && element.hasAttribute("Id")) {
                context.setIdAttributeNS(element, null, "Id");
            }
        });
        try {
            List<Transform> steps = new ArrayList<>();
            for (String transform : transforms) {
                steps.add(factory.newTransform(transform, (TransformParameterSpec) null));
            }
            Reference reference =
                    factory.newReference(uri, factory.newDigestMethod(DigestMethod.SHA256, null), steps, null, null);
            KeyInfoFactory infos = factory.getKeyInfoFactory();
            KeyInfo info = infos.newKeyInfo(List.of(infos.newX509Data(List.of(certificate))));
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(
                                            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                                    List.of(reference)),
                            info)
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
        return XmlText.of(root);
    }
}
