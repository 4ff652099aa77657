package com.togahub.persistence.reference;

import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Engine;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.reference.generation.Installation;
import com.togahub.persistence.reference.generation.Twin;
import com.togahub.persistence.reference.generation.WorldGenerator;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.EngineFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A world and its twin, in two schemas of one client.
 *
 * @param one the caller's gate to the world
 * @param other the same caller's gate to the twin
 */
record Pair(World world, World twin, Gate one, Gate other) {

    /** Pairs of the trials' seeds. */
    static List<Pair> all(EngineFixture fixture, int most) {
        DatabaseServer server = DatabaseServer.shared();
        String schema = server.freshName("Client_Twin");
        new Migrator(server.dataSource("")).migrate(SchemaKind.CLIENT, schema);
        List<Pair> pairs = new ArrayList<>();
        for (long seed : Trials.seeds().stream().limit(most).toList()) {
            World world = WorldGenerator.world(pairs.size(), seed);
            World twin = Twin.of(world, seed);
            Installation.metadata(world, fixture.core());
            Installation.rows(world, fixture.client());
            Installation.rows(twin, schema);
            Gate gate = Gate.of(fixture, fixture.engine(), world);
            pairs.add(new Pair(world, twin, gate, gate.in(schema)));
        }
        return pairs;
    }

    /** The same pair asked through another engine. */
    Pair by(Engine engine) {
        return new Pair(world, twin, one.by(engine), other.by(engine));
    }

    /** How the answers of both differ, times and ids apart. */
    Optional<String> difference(Function<Gate, Answer> request) {
        String first = plain(request.apply(one));
        String second = plain(request.apply(other));
        return first.equals(second)
                ? Optional.empty()
                : Optional.of("one   " + first + "\nother " + second + "\n" + world.dump() + "\nTWIN " + twin.dump());
    }

    private static String plain(Answer answer) {
        String body = new String(answer.body().bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\"transactionId\":\"[^\"]*\"", "")
                .replaceFirst("\"timestamp\":\"[^\"]*\"", "")
                .replaceFirst("\"durationMs\":[0-9]+", "");
        return answer.status() + " " + answer.headers() + " " + body;
    }
}
