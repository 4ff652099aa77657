package com.togahub.engine.tenancy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.identity.SecretHash;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code POST /v2/api-credential-secrets {"apiCredential": "<uuid>", "isFirst": true}}: gives a credential a new secret and shows
 * it, this once: only its hash is stored, and nothing of it is logged. With {@code isFirst} a credential that has one keeps it.
 */
public final class SecretRoute implements ScriptedApi {
    private static final String CREDENTIAL = "apiCredential";
    private static final String FIRST = "isFirst";
    private static final Set<String> MEMBERS = Set.of(CREDENTIAL, FIRST);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int BYTES = 32;

    private final Administrators administrators;
    private final CredentialSecrets secrets;
    private final SecretHash hashes;
    private final SecureRandom random = new SecureRandom();

    /** A route to these secrets. */
    public SecretRoute(Administrators administrators, CredentialSecrets secrets, SecretHash hashes) {
        this.administrators = requireNonNull(administrators, "administrators");
        this.secrets = requireNonNull(secrets, "secrets");
        this.hashes = requireNonNull(hashes, "hashes");
    }

    @Override
    public String name() {
        return "ApiCredentialSecrets";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        administrators.require(requests.context());
        String uuid = uuid(body);
        boolean isFirst = isFirst(body);
        // what the caller may not read is not there
        JsonNode credential = requests.get("/api-credentials/" + uuid, Map.of("fields", "uuid,apiKey"))
                .path("apiCredentials");
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!secrets.store(credential.path("uuid").asText(), hashes.hash(secret), isFirst)) {
            throw new Refusal("This credential has a secret already.", CREDENTIAL);
        }
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.set(CREDENTIAL, credential);
        answer.put("secret", secret);
        return new Data(201, "apiCredentialSecrets", answer);
    }

    private static String uuid(ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw new ProblemException(
                        Problem.of(Code.EV_3, "There is no such member.").at(name));
            }
        }
        if (!body.has(CREDENTIAL)) {
            throw new ProblemException(Problem.of(Code.EV_6, "The uuid of the credential is required.")
                    .at(CREDENTIAL));
        }
        JsonNode given = body.get(CREDENTIAL);
        JsonNode uuid = given.isObject() ? given.path("uuid") : given;
        if (!uuid.isTextual() || !UUID.matcher(uuid.textValue()).matches()) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "The uuid of a credential is needed.").at(CREDENTIAL));
        }
        return uuid.textValue();
    }

    private static boolean isFirst(ObjectNode body) {
        JsonNode given = body.path(FIRST);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "true or false is needed.").at(FIRST));
        }
        return given.asBoolean();
    }
}
