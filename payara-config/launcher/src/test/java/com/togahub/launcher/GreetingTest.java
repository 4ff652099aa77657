package com.togahub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.Folders;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {
    @TempDir
    private Path project;

    /** The example of GitHub's documentation of webhook signatures. */
    @Test
    void signsAsGithubDoes() {
        assertEquals(
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                Greeting.signature("It's a Secret to Everybody", "Hello, World!"));
    }

    @Test
    void bothExamplesAreOneLineEach() {
        DemoSecrets demo = DemoSecrets.of(new Folders(project, project));
        String read = Greeting.readOrder("http://127.0.0.1:8080", demo.administrator());
        String webhook = Greeting.webhook("http://127.0.0.1:8080", Optional.of("secret"));
        assertEquals(1, read.lines().count());
        assertEquals(1, webhook.lines().count());
        assertTrue(read.contains(demo.administrator().secret()), "a pasted line needs its secret");
        assertTrue(webhook.contains("X-GitHub-Delivery"), webhook);
    }

    @Test
    void namesEverybodyWhoMayLogIn() {
        DemoSecrets demo = DemoSecrets.of(new Folders(project, project));
        String text = Greeting.text("http://127.0.0.1:8080", demo, Optional.of("secret"));
        demo.credentials().forEach(each -> assertTrue(text.contains(each.secret()), each.name()));
        demo.users().forEach(each -> assertTrue(text.contains(each.password()), each.email()));
        demo.cxmlIdentities().forEach(each -> assertTrue(text.contains(each.sharedSecret()), each.identity()));
    }
}
