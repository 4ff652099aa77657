package com.togahub.engine.job.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads a job's parameters; decimals keep every digit. */
final class ParameterJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ParameterJson() {}

    /**
     * The parameters as an object; absent ones are an empty object.
     *
     * @throws BindingException if the text is no JSON object
     */
    static JsonNode read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isMissingNode() || json.isNull()) {
                return MAPPER.createObjectNode();
            }
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException broken) {
            throw new BindingException("the parameters are not valid JSON: " + broken.getOriginalMessage(), broken);
        }
        throw new BindingException("the parameters must be a JSON object");
    }
}
