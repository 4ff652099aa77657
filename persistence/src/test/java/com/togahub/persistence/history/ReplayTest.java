package com.togahub.persistence.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.togahub.persistence.history.check.Event;
import com.togahub.persistence.history.check.History;
import com.togahub.persistence.history.simulation.Simulation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final int JOBS = 100;

    @Test
    @DisplayName(
            "a seed gives the same history each time, event by event and to the millisecond; another seed gives another")
    void seedReplays() {
        History first = Simulation.run(11, JOBS).history();
        History again = Simulation.run(11, JOBS).history();
        assertEquals(lines(first), lines(again));
        assertEquals(first.digest(), again.digest());
        assertNotEquals(first.digest(), Simulation.run(12, JOBS).history().digest());
    }

    private static List<String> lines(History history) {
        return history.events().stream().map(Event::toString).toList();
    }
}
