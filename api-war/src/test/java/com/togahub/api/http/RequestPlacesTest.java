package com.togahub.api.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.fairness.RequestPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"micro.asadmin", "server.asadmin"})
    void asManyThreadsAreSharedAsTheServerHas(String file) throws IOException {
        Path commands = Path.of("..", "payara-config", "config", file);
        String line = "http-thread-pool.max-thread-pool-size=" + RequestPlaces.THREADS + "\n";
        assertTrue(Files.readString(commands).contains(line), () -> commands + " says otherwise than " + line);
    }
}
