package com.togahub.engine.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.request.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
    private static ObjectNode document(String role) {
        return new OpenApi(Shop.view(role)).document("1");
    }

    private static String text(ObjectNode document) {
        return Json.mapper().valueToTree(document).toString();
    }

    private static OpenAPI parsed(String role) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text(document(role)), List.of(), options);
        assertEquals(List.of(), result.getMessages());
        return result.getOpenAPI();
    }

    @ParameterizedTest
    @ValueSource(strings = {Shop.OWNER, Shop.CLERK, Shop.NOBODY})
    void aParserReadsItWithoutComplaint(String role) {
        OpenAPI api = parsed(role);
        assertEquals("3.1.0", api.getOpenapi());
        assertTrue(api.getPaths().containsKey("/auth/api"));
    }

    @Test
    void routesAndOperationsAreThoseThatAreGranted() {
        assertEquals(
                Set.of(
                        "GET /orders",
                        "GET /orders/{uuid}",
                        "PUT /orders/{uuid}",
                        "POST /orders/{uuid}/lines",
                        "GET /lines",
                        "POST /lines",
                        "GET /lines/{uuid}"),
                operations(parsed(Shop.CLERK)));
        assertTrue(operations(parsed(Shop.OWNER))
                .containsAll(Set.of("GET /orders/{uuid}/lines", "PUT /orders/{uuid}/lines/{linesUuid}")));
        assertTrue(operations(parsed(Shop.OWNER)).containsAll(Set.of("DELETE /vault/{uuid}", "POST /order-imports")));
        assertEquals(Set.of(), operations(parsed(Shop.NOBODY)));
    }

    private static Set<String> operations(OpenAPI api) {
        Set<String> all = new TreeSet<>();
        api.getPaths().forEach((path, item) -> item.readOperationsMap().keySet().stream()
                .map(PathItem.HttpMethod::name)
                .forEach(method -> all.add(method + " " + path)));
        all.removeIf(each -> each.contains("/auth/") || each.contains("/describe"));
        return all;
    }

    @Test
    void nothingHiddenIsNamed() {
        String text = text(document(Shop.CLERK));
        for (String hidden : List.of("vault", "combination", "price", "\"total\"", "customers", "order-imports")) {
            assertFalse(text.contains(hidden), hidden);
        }
    }

    @Test
    void childrenWhoseParentIsHiddenCanBeGivenButNotSeen() {
        assertFalse(document(Shop.OWNER)
                .at("/components/schemas/orders/properties/lines")
                .isMissingNode());
        JsonNode schemas = document(Shop.CLERK).at("/components/schemas");
        assertTrue(schemas.at("/orders/properties/lines").isMissingNode());
        assertFalse(schemas.at("/orders.update/properties/lines").isMissingNode());
    }

    @Test
    void equalGrantsGiveEqualBytes() {
        assertEquals(text(document(Shop.OWNER)), text(document(Shop.OWNER)));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (String role : List.of(Shop.OWNER, Shop.CLERK)) {
            ObjectNode document = document(role);
            document.findValuesAsText("$ref")
                    .forEach(reference ->
                            assertFalse(document.at(reference.substring(1)).isMissingNode(), reference));
        }
    }

    @Test
    void schemasSayWhatIsNeeded() {
        ObjectNode document = document(Shop.OWNER);
        JsonNode schemas = document.at("/components/schemas");
        assertEquals("[\"customer\"]", schemas.at("/orders.create/required").toString());
        assertTrue(schemas.at("/orders.create/properties/total").isMissingNode());
        assertTrue(schemas.at("/orders.create/properties/uuid").isMissingNode());
        assertEquals(
                40, schemas.at("/orders.create/properties/number/maxLength").asInt());
        assertEquals(
                "[\"number\",\"null\"]",
                schemas.at("/orders/properties/total/type").toString());
        assertEquals(
                "#/components/schemas/customers",
                schemas.at("/orders/properties/customer/anyOf/0/$ref").asText());
        assertEquals(
                "#/components/schemas/Named",
                document(Shop.CLERK)
                        .at("/components/schemas/orders/properties/customer/anyOf/0/$ref")
                        .asText());
        JsonNode conflict = document.at("/components/responses/Status409/description");
        assertTrue(conflict.asText().contains("EV-9: ") && conflict.asText().contains("EV-17: "));
    }

    @Test
    void aRouteCostsAFewKilobytesAtMost() {
        int one = text(document(Shop.NOBODY)).getBytes(StandardCharsets.UTF_8).length;
        int all = text(document(Shop.OWNER)).getBytes(StandardCharsets.UTF_8).length;
        assertTrue((all - one) / 5 < 8_000, () -> (all - one) / 5 + " bytes per collection");
    }
}
