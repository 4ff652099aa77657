package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page on adding an endpoint, done as it says. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AddAnEndpointIT {
    private static final Pattern BLOCK = Pattern.compile("```(sql|sh)\\n(.*?)```", Pattern.DOTALL);

    private static List<String> blocks(String language) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("it.project"), "docs/how-to/add-an-endpoint-without-code.md"));
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    @Test
    @DisplayName("the how-to's commands add an endpoint that works at once")
    void theCommandsDoWhatThePageSays(@TempDir Path folder) throws Exception {
        List<String> tables = blocks("sql");
        assertEquals(1, tables.size());
        execute(tables.get(0));
        List<String> commands = blocks("sh");
        assertEquals(4, commands.size());
        String output = run(folder, commands);
        assertTrue(output.contains("\"number\":\"PAL0001\""), output);

        Api admin = Run.product().api("demo-admin");
        JsonNode pallets = admin.get("/pallets").succeeded(200).data("pallets");
        assertEquals("PAL0001", pallets.at("/0/number").asText());
        assertEquals(
                "412.5",
                pallets.at("/0/weight").decimalValue().stripTrailingZeros().toPlainString());
        JsonNode described = admin.get("/describe/pallets").succeeded(200).data("describe");
        assertEquals(
                "uuid number weight location",
                StreamSupport.stream(described.path("fields").spliterator(), false)
                        .map(field -> field.path("name").asText())
                        .collect(Collectors.joining(" ")));

        Api warehouse = Run.product().api("demo-warehouse");
        JsonNode seen = warehouse.get("/pallets").succeeded(200).data("pallets");
        assertEquals("PAL0001", seen.at("/0/number").asText());
        assertTrue(seen.at("/0/weight").isMissingNode(), seen::toString);
        warehouse.get("/pallets?fields=weight").refused(403, "EZ-2");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = Run.product().connect("Client_Acme");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS Pallets");
            statement.execute(sql);
        }
    }

    private static String run(Path folder, List<String> commands) throws IOException, InterruptedException {
        Path script = folder.resolve("commands.sh");
        Path output = folder.resolve("output");
        Files.writeString(script, "set -euo pipefail\n" + String.join("\n", commands));
        DemoSecrets.Credential credential = Run.product().credential("demo-admin");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString());
        builder.environment().put("URL", Run.product().url());
        builder.environment().put("KEY", credential.apiKey());
        builder.environment().put("SECRET", credential.secret());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the commands do not end");
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
