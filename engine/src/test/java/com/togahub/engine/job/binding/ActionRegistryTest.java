package com.togahub.engine.job.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.job.binding.action.Clash;
import com.togahub.engine.job.binding.action.Values;
import com.togahub.engine.job.binding.action.team.Github;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionRegistryTest {
    private static final JobContext CONTEXT = new JobContext() {
        @Override
        public String uuid() {
            return "job-1";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Instant deadline() {
            return Instant.EPOCH;
        }

        @Override
        public void progress(int percent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void log(String line) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private static Object call(String path, Object instance, String parameters) throws Throwable {
        Action action = ActionRegistry.of(List.of(instance.getClass()), Map.of())
                .find(path)
                .orElseThrow();
        return action.call(instance, action.bind(parameters, CONTEXT)).orElse("nothing");
    }

    @Test
    void publicMethodsAreActions() {
        ActionRegistry actions = ActionRegistry.of(List.of(Github.class), Map.of());
        assertEquals(Set.of("Team/Github/Merge", "Team/Github/Webhook", "Team/Github/Fail"), actions.paths());
        assertEquals(Optional.empty(), actions.find("Team/Github/Initialize"));
        assertEquals(Optional.empty(), actions.find("team/github/merge"));
    }

    @Test
    void anActionIsInitialisedAndKnowsItsJob() throws Throwable {
        assertEquals(
                "toga#7 squashed true by job-1",
                call("Team/Github/Merge", new Github(), "{\"repository\":\"toga\",\"squash\":true,\"number\":7}"));
        assertEquals(
                "p{a=b}", call("Team/Github/Webhook", new Github(), "{\"payload\":\"p\",\"headers\":{\"a\":\"b\"}}"));
    }

    @Test
    void whatAnActionThrowsIsThrown() {
        IOException failure = assertThrows(IOException.class, () -> call("Team/Github/Fail", new Github(), "{}"));
        assertEquals("the disk is full", failure.getMessage());
    }

    @Test
    void twoActionsWithOnePathAreNamedBoth() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> ActionRegistry.of(List.of(Clash.class, Values.class), Map.of()));
        assertTrue(
                refused.getMessage()
                        .contains("Clash/Run is both com.togahub.engine.job.binding.action.Clash#run"
                                + " and com.togahub.engine.job.binding.action.Clash#run"),
                refused::getMessage);
        assertTrue(
                refused.getMessage().contains("Clash#thread cannot be an action: values of type java.lang.Thread"),
                refused::getMessage);
    }

    @Test
    void aClassOutsideOfAnActionPackageIsRefused() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> ActionRegistry.of(List.of(ActionRegistryTest.Nested.class), Map.of()));
        assertTrue(refused.getMessage().contains("Nested#run"), refused::getMessage);
        assertTrue(refused.getMessage().contains("a package named action"), refused::getMessage);
    }

    /** In no package named action. */
    public static class Nested {
        /** Would be an action. */
        public String run() {
            return "ran";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/github,Github/Webhook",
        "/clickup/task-update,Clickup/TaskUpdate/Webhook",
        "//clickup//task-update/,Clickup/TaskUpdate/Webhook",
        "/standard-webhooks,StandardWebhooks/Webhook",
        "/Team/gitHub/v2-hook,Team/GitHub/V2Hook/Webhook",
        "/,",
        "'',",
        "///,",
        "/1password,",
        "/a_b,",
        "/a-,",
        "/-a,",
        "/a--b,",
        "/a.b,",
        "/../a,",
        "/h\u00e4user,"
    })
    void pathsOfWebhooks(String path, String action) {
        assertEquals(Optional.ofNullable(action), ActionPath.ofWebhook(path).map(ActionPath::value));
    }

    @Test
    void pathsHaveAtMost255Characters() {
        assertTrue(ActionPath.ofWebhook("/" + "a".repeat(247)).isPresent());
        assertEquals(Optional.empty(), ActionPath.ofWebhook("/" + "a".repeat(248)));
        assertThrows(IllegalArgumentException.class, () -> new ActionPath("Github"));
    }
}
