package com.togahub.engine.job.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.togahub.engine.job.binding.Conversions.Conversion;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A parameter or record component: its name, how its JSON is converted, and what it is when absent.
 *
 * @param name as written in the job's parameters
 * @param conversion how a value is read
 * @param fallback its value when absent; empty when it is required
 * @param isNullable whether JSON null is a value like any other
 */
record Named(String name, Conversion conversion, Optional<Object> fallback, boolean isNullable) {

    /**
     * A parameter of a declared type.
     *
     * @throws IllegalArgumentException if the type cannot be bound or the default does not fit it
     */
    static Named of(String name, Type type, Optional<DefaultValue> declared, ValueType types) {
        Conversion conversion = types.conversion(type);
        Class<?> raw = ValueType.raw(type);
        Optional<Object> fallback = declared.map(value -> readDefault(name, value.value(), raw, conversion));
        if (fallback.isEmpty() && raw == Optional.class) {
            fallback = Optional.of(Optional.empty());
        }
        return new Named(name, conversion, fallback, raw == Optional.class || raw == JsonNode.class);
    }

    /**
     * The values of all of them, in order.
     *
     * @param prefix what stands before a name in messages
     */
    static Object[] bindAll(List<Named> all, JsonNode object, String prefix) {
        refuseUnknown(all, object, prefix);
        Object[] values = new Object[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i).bind(object, prefix);
        }
        return values;
    }

    private Object bind(JsonNode object, String prefix) {
        JsonNode value = object.get(name);
        boolean isAbsent = value == null || (value.isNull() && !isNullable);
        if (isAbsent) {
            return fallback.orElseThrow(
                    () -> new BindingException("parameter " + prefix + name + " is required but missing"));
        }
        return conversion.apply(value, prefix + name);
    }

    private static void refuseUnknown(List<Named> all, JsonNode object, String prefix) {
        TreeSet<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        List<String> known = new ArrayList<>();
        all.forEach(named -> known.add(named.name()));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new BindingException(
                    "parameter " + prefix + unknown.first() + " is unknown; known are " + String.join(", ", known));
        }
    }

    private static Object readDefault(String name, String text, Class<?> raw, Conversion conversion) {
        try {
            JsonNode json =
                    Conversions.isWrittenAsText(raw) ? TextNode.valueOf(text) : ParameterJson.MAPPER.readTree(text);
            return conversion.apply(json, name);
        } catch (JsonProcessingException | BindingException unfit) {
            throw new IllegalArgumentException("the default of parameter " + name + " does not fit it: " + text, unfit);
        }
    }
}
