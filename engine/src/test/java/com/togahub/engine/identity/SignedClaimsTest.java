package com.togahub.engine.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignedClaimsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final byte[] SECRET = "an-example-secret-of-more-than-32-bytes".getBytes(StandardCharsets.UTF_8);
    private static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"k-1\",\"typ\":\"JWT\"}";
    private static final String GOOD = "{\"iss\":\"toga\",\"sub\":\"access\",\"aud\":\"acme\",\"exp\":1800000001}";

    private static Optional<byte[]> key(Optional<String> kid) {
        return kid.filter("k-1"::equals).map(known -> SECRET);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String algorithm, byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(String header, String payload) {
        String input = base64(header) + "." + base64(payload);
        return input + "." + base64(hmac("HmacSHA256", SECRET, input));
    }

    private static JwtClaims read(String token) {
        return SignedClaims.read(token, SignedClaimsTest::key, "toga", NOW);
    }

    private static Code refusal(String token) {
        return assertThrows(ProblemException.class, () -> read(token))
                .problems()
                .get(0)
                .code();
    }

    @Test
    void aGoodTokenIsReadUntilItsLastSecond() throws MalformedClaimException {
        assertEquals("access", read(token(HEADER, GOOD)).getSubject());
    }

    @Test
    void theVectorOfTheRfcIsAccepted() throws MalformedClaimException {
        String token = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        byte[] key = Base64.getUrlDecoder()
                .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        assertEquals("joe", vector(token, key, 1_300_819_379).getIssuer());
        ProblemException expired = assertThrows(ProblemException.class, () -> vector(token, key, 1_300_819_380));
        assertEquals(Code.EN_3, expired.problems().get(0).code());
    }

    private static JwtClaims vector(String token, byte[] key, long clock) {
        return SignedClaims.read(token, kid -> Optional.of(key), "joe", Instant.ofEpochSecond(clock));
    }

    static Stream<Arguments> refused() {
        String good = token(HEADER, GOOD);
        String[] parts = good.split("\\.", -1);
        String deep = "[".repeat(8000) + "]".repeat(8000);
        return Stream.of(
                Arguments.of("empty", "", Code.EN_2),
                Arguments.of("two dots", "..", Code.EN_2),
                Arguments.of("two parts", parts[0] + "." + parts[1], Code.EN_2),
                Arguments.of("four parts", good + ".x", Code.EN_2),
                Arguments.of("padding", good + "=", Code.EN_2),
                Arguments.of("line feed", good + "\n", Code.EN_2),
                Arguments.of("no signature", parts[0] + "." + parts[1] + ".", Code.EN_2),
                Arguments.of(
                        "other signature",
                        token(HEADER, GOOD.replace("acme", "evil"))
                                .replace(base64(GOOD.replace("acme", "evil")), base64(GOOD)),
                        Code.EN_2),
                Arguments.of("none", base64("{\"alg\":\"none\"}") + "." + parts[1] + ".", Code.EN_2),
                Arguments.of("none, signed", token("{\"alg\":\"none\",\"kid\":\"k-1\"}", GOOD), Code.EN_2),
                Arguments.of("no algorithm", token("{\"kid\":\"k-1\"}", GOOD), Code.EN_2),
                Arguments.of("lower case", token("{\"alg\":\"hs256\",\"kid\":\"k-1\"}", GOOD), Code.EN_2),
                Arguments.of("RS256", token("{\"alg\":\"RS256\",\"kid\":\"k-1\"}", GOOD), Code.EN_2),
                Arguments.of("HS512", hs512(), Code.EN_2),
                Arguments.of("no key", token("{\"alg\":\"HS256\"}", GOOD), Code.EN_2),
                Arguments.of("unknown key", token("{\"alg\":\"HS256\",\"kid\":\"../k-1\"}", GOOD), Code.EN_2),
                Arguments.of("key is a number", token("{\"alg\":\"HS256\",\"kid\":1}", GOOD), Code.EN_2),
                Arguments.of(
                        "key inside",
                        token("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}", GOOD),
                        Code.EN_2),
                Arguments.of("unknown crit", token(HEADER.replace("}", ",\"crit\":[\"x\"],\"x\":1}"), GOOD), Code.EN_2),
                Arguments.of("header no JSON", token("nonsense", GOOD), Code.EN_2),
                Arguments.of("header deep", token(deep, GOOD), Code.EN_2),
                Arguments.of("payload no JSON", token(HEADER, "nonsense"), Code.EN_2),
                Arguments.of("payload an array", token(HEADER, "[1]"), Code.EN_2),
                Arguments.of("payload deep", token(HEADER, "{\"a\":" + "[".repeat(5000)), Code.EN_2),
                Arguments.of("other issuer", token(HEADER, GOOD.replace("toga", "else")), Code.EN_2),
                Arguments.of("no issuer", token(HEADER, GOOD.replace("iss", "isx")), Code.EN_2),
                Arguments.of("no end", token(HEADER, GOOD.replace("exp", "exx")), Code.EN_2),
                Arguments.of("end is text", token(HEADER, GOOD.replace("1800000001", "\"1800000001\"")), Code.EN_2),
                Arguments.of("end is NaN", token(HEADER, GOOD.replace("1800000001", "NaN")), Code.EN_2),
                Arguments.of("subject is an object", token(HEADER, GOOD.replace("\"access\"", "{}")), Code.EN_2),
                Arguments.of("ends now", token(HEADER, GOOD.replace("1800000001", "1800000000")), Code.EN_3),
                Arguments.of("ended long ago", token(HEADER, GOOD.replace("1800000001", "-1")), Code.EN_3),
                Arguments.of(
                        "begins later",
                        token(HEADER, GOOD.replace("1800000001", "1800000099,\"nbf\":1800000060")),
                        Code.EN_3),
                Arguments.of("too long", token(HEADER, GOOD.replace("acme", "a".repeat(20_000))), Code.EN_2));
    }

    private static String hs512() {
        String input = base64(HEADER.replace("HS256", "HS512")) + "." + base64(GOOD);
        return input + "." + base64(hmac("HmacSHA512", SECRET, input));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String token, Code code) {
        assertEquals(code, refusal(token), name);
    }

    @Test
    void noOtherSpellingOfASignatureIsAccepted() {
        String good = token(HEADER, GOOD);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String begin = good.substring(0, good.length() - 1);
        List<Character> accepted = alphabet.chars()
                .mapToObj(c -> (char) c)
                .filter(c -> {
                    try {
                        read(begin + c);
                        return true;
                    } catch (ProblemException e) {
                        return false;
                    }
                })
                .toList();
        assertEquals(List.of(good.charAt(good.length() - 1)), accepted);
    }

    @Test
    void noiseIsAlwaysRefusedWithACode() {
        Random random = new Random(7519);
        byte[] good = token(HEADER, GOOD).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(bytes, good)) {
                assertEquals(Code.EN_2, refusal(new String(bytes, StandardCharsets.ISO_8859_1)));
            }
        }
    }

    @Test
    void aFailureOfTheKeyStoreIsNoBadToken() {
        assertThrows(
                IllegalStateException.class,
                () -> SignedClaims.read(
                        token(HEADER, GOOD),
                        kid -> {
                            throw new IllegalStateException("down");
                        },
                        "toga",
                        NOW));
    }
}
