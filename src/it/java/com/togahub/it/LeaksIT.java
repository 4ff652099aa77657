package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import com.togahub.persistence.reference.generation.AskGenerator;
import com.togahub.persistence.reference.generation.Dice;
import com.togahub.persistence.reference.generation.Features;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.generation.Mangler;
import com.togahub.persistence.reference.generation.Twin;
import com.togahub.persistence.reference.generation.WorldGenerator;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Role;
import com.togahub.persistence.reference.model.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A5 on the deployed application: generated metadata, grants, rows and requests. The requests are sent, then everything that their
 * caller may not read is exchanged for something else, and they are sent again.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LeaksIT {
    private static final int REQUESTS = 150;
    private static final int WORLDS = 5;
    private static final long START = Long.getLong("toga.leaks.seed", 20_261_001);
    /** Tells the names of these worlds from the product's and from those of other tests. */
    private static final int FIRST_NUMBER = 700;

    private static final String CLIENT = "Client_Acme";
    private static final String CORE = "Core";

    static LongStream seeds() {
        return LongStream.range(START, START + WORLDS);
    }

    @ParameterizedTest(
            name = "A5: two databases that differ only in what the caller may not read answer alike, seed {0}")
    @MethodSource("seeds")
    @DisplayName("A5: no unreadable value influences any response")
    void noUnreadableValueInfluencesAnyResponse(long seed) throws SQLException {
        World world = WorldGenerator.world(FIRST_NUMBER + Math.toIntExact(seed - START), seed);
        World twin = Twin.of(world, seed);
        String email = "leaks-" + seed + "@acme.example";
        try (Connection core = Run.product().connect(CORE);
                Connection client = Run.product().connect(CLIENT)) {
            assertNotEquals(world.dump(), twin.dump(), "nothing is hidden from the caller");
            core.setAutoCommit(false);
            Installation.metadata(world, core);
            core.commit();
            core.setAutoCommit(true);
            try {
                Installation.rows(world, client);
                Api caller = caller(world, email, client);
                awaitMetadata(world, caller);
                List<String> requests = requests(world);
                List<String> before = answers(caller, requests);
                Installation.exchange(twin, client);
                List<String> after = answers(caller, requests);

                for (int i = 0; i < REQUESTS; i++) {
                    String request = requests.get(i);
                    assertEquals(before.get(i), after.get(i), () -> "seed " + seed + ": " + request);
                }
                long successes = before.stream()
                        .filter(answer -> answer.startsWith("200 "))
                        .count();
                assertTrue(successes > REQUESTS / 5, successes + " of " + REQUESTS + " requests succeed");
            } finally {
                Rows.change(
                        client, "DELETE FROM Users_Roles WHERE userId = (SELECT id FROM Users WHERE email = ?)", email);
                Rows.change(client, "DELETE FROM Users WHERE email = ?", email);
                Installation.remove(world, core, client);
            }
        }
    }

    /** A user with the world's roles, whose password is that of a demo user. */
    private static Api caller(World world, String email, Connection client) throws SQLException {
        DemoSecrets.User known = Run.product().user("admin@acme.example");
        Rows.change(
                client,
                "INSERT INTO Users (uuid, email, passwordHash, name) SELECT ?, ?, passwordHash, 'Caller'"
                        + " FROM Users WHERE email = ?",
                world.user(),
                email,
                known.email());
        for (Role role : world.held()) {
            Rows.change(
                    client,
                    "INSERT INTO Users_Roles (userId, roleUuid) SELECT id, ? FROM Users WHERE email = ?",
                    role.uuid(),
                    email);
        }
        ObjectNode login = Api.JSON
                .createObjectNode()
                .put("client", "acme")
                .put("email", email)
                .put("password", known.password());
        String url = Run.product().url();
        JsonNode tokens =
                Api.anonymous(url).post("/auth/login", login).succeeded(200).data("auth");
        return Api.withToken(url, tokens.path("accessToken").asText());
    }

    private static List<String> requests(World world) {
        AskGenerator asks = new AskGenerator(world, world.seed() + 1, Features.ALL);
        Mangler mangler = new Mangler(world.seed());
        Dice dice = new Dice(world.seed());
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Ask ask = asks.next();
            Map<String, List<String>> parameters =
                    dice.percent(25) ? mangler.spoil(ask.parameters()) : ask.parameters();
            requests.add(parameters.isEmpty() ? ask.path() : ask.path() + "?" + query(parameters));
        }
        return requests;
    }

    private static String query(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(option ->
                        option.getValue().stream().map(value -> encoded(option.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> answers(Api caller, List<String> requests) {
        return requests.stream().map(request -> answer(caller, request)).toList();
    }

    /** Status, tag and body without what is the request's own: its id, the time and the time it took. */
    private static String answer(Api caller, String request) {
        HttpResponse<String> response =
                Api.raw(caller.request(request, Api.newId()).GET().build());
        String body = response.body()
                .replaceFirst("\"transactionId\":\"[^\"]*\"", "")
                .replaceFirst("\"timestamp\":\"[^\"]*\"", "")
                .replaceFirst("\"durationMs\":[0-9]+", "");
        return response.statusCode() + " "
                + response.headers().firstValue("ETag").orElse("-") + " " + body;
    }

    /** The application looks at the metadata every so often. */
    private static void awaitMetadata(World world, Api caller) {
        String route = "/" + world.tables().get(0).route();
        Eventually.within(Duration.ofSeconds(30), route, () -> caller.get(route).status() != 404);
    }
}
