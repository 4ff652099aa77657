package com.togahub.persistence.history;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.togahub.persistence.history.check.Checker;
import com.togahub.persistence.history.check.Violation;
import com.togahub.persistence.history.simulation.Simulation;
import com.togahub.persistence.history.simulation.Simulation.Run;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker's own proof: with one guard taken out of the product's statements it finds something, and the right thing. */
class PlantedBugTest {
    private static final int MOST_SEEDS = 12;
    private static final int JOBS = 150;

    @ParameterizedTest
    @EnumSource
    @DisplayName("a guard that is missing in one statement is found within a few seeds")
    void plantedBugIsFound(PlantedBug bug) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            Run run = Simulation.run(seed, JOBS, bug);
            List<Violation> violations = new Checker(run.history()).violations();
            if (!violations.isEmpty()) {
                Violation first = violations.get(0);
                System.out.printf(
                        "%s: found with seed %d: %s%n%s%n",
                        bug, seed, first, run.history().of(first.job()));
                assertTrue(
                        violations.stream().anyMatch(each -> each.rule() == bug.rule()),
                        () -> bug + " breaks other rules than expected: " + violations);
                return;
            }
        }
        fail(bug + " is not found with " + MOST_SEEDS + " seeds");
    }
}
