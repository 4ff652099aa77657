package com.togahub.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.launcher.home.LaunchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void measuresThreeRoundsOnTheEmbeddedDatabaseByDefault() {
        assertEquals(new Options("mariadb", 3, false), Options.parse(List.of()));
    }

    @Test
    void takesWhatIsAskedFor() {
        assertEquals(
                new Options("mysql8", 5, true), Options.parse(List.of("--quick", "--db", "mysql8", "--rounds", "5")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--db", "--db oracle", "--rounds", "--rounds 0", "--rounds 10", "--rounds x", "api", "--fast"})
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThrows(LaunchException.class, () -> Options.parse(List.of(words.split(" ", -1))));
    }
}
