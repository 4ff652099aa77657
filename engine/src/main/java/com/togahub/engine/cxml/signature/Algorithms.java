package com.togahub.engine.cxml.signature;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;

/** The algorithms that are taken; the list is closed. */
final class Algorithms {
    private static final Set<String> SIGNATURES = Set.of(
            SignatureMethod.RSA_SHA256,
            SignatureMethod.RSA_SHA384,
            SignatureMethod.RSA_SHA512,
            SignatureMethod.SHA256_RSA_MGF1,
            SignatureMethod.SHA384_RSA_MGF1,
            SignatureMethod.SHA512_RSA_MGF1,
            SignatureMethod.ECDSA_SHA256,
            SignatureMethod.ECDSA_SHA384,
            SignatureMethod.ECDSA_SHA512);
    private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, DigestMethod.SHA384, DigestMethod.SHA512);
    private static final Set<String> CANONICAL = Set.of(
            CanonicalizationMethod.INCLUSIVE,
            CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
            "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments",
            CanonicalizationMethod.EXCLUSIVE,
            CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS);

    private Algorithms() {}

    static void require(SignedInfo info) {
        requireOneOf(SIGNATURES, info.getSignatureMethod().getAlgorithm(), "signature algorithm");
        requireOneOf(CANONICAL, info.getCanonicalizationMethod().getAlgorithm(), "canonicalisation");
        for (Reference reference : references(info)) {
            requireOneOf(DIGESTS, reference.getDigestMethod().getAlgorithm(), "digest algorithm");
            for (Transform transform : transforms(reference)) {
                if (!transform.getAlgorithm().equals(Transform.ENVELOPED)) {
                    requireOneOf(CANONICAL, transform.getAlgorithm(), "transform");
                }
            }
        }
    }

    static List<Reference> references(SignedInfo info) {
        return List.copyOf(info.getReferences());
    }

    static List<Transform> transforms(Reference reference) {
        return List.copyOf(reference.getTransforms());
    }

    private static void requireOneOf(Set<String> allowed, String algorithm, String what) {
        if (!allowed.contains(algorithm)) {
            throw new Refusal(Status.SIGNATURE_UNACCEPTABLE, "The signature uses a " + what + " that is not allowed");
        }
    }
}
