package com.togahub.engine.job.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.binding.Conversions.Conversion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out, once per declared type, how JSON becomes a value of it. */
final class ValueType {
    private final Conversions conversions;
    /** Of records met so far; empty while a record is worked out, as it may hold records of its own type. */
    private final Map<Class<?>, Optional<Conversion>> records = new HashMap<>();

    ValueType(Conversions conversions) {
        this.conversions = conversions;
    }

    /**
     * The conversion for a type.
     *
     * @throws IllegalArgumentException if values of this type cannot be bound
     */
    Conversion conversion(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return ofGeneric(raw, generic.getActualTypeArguments());
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof WildcardType wildcard) {
            return conversion(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalArgumentException("values of type " + type.getTypeName() + " cannot be bound");
    }

    /** The class behind a type, without its arguments. */
    static Class<?> raw(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> found ? found : Object.class;
    }

    private Conversion ofClass(Class<?> type) {
        Optional<Conversion> known = conversions.find(type);
        if (known.isPresent()) {
            return known.get();
        }
        if (type == Object.class) {
            return (json, path) -> plain(json);
        }
        if (type == List.class) {
            return ofGeneric(List.class, new Type[] {Object.class});
        }
        if (type == Map.class) {
            return ofGeneric(Map.class, new Type[] {String.class, Object.class});
        }
        if (type.isEnum()) {
            return Conversions.ofEnum(type);
        }
        if (type.isRecord()) {
            Optional<Conversion> met = records.get(type);
            return met == null
                    ? ofRecord(type)
                    : met.orElse((json, path) -> records.get(type).orElseThrow().apply(json, path));
        }
        throw new IllegalArgumentException("values of type " + type.getName() + " cannot be bound");
    }

    private Conversion ofGeneric(Class<?> raw, Type[] arguments) {
        if (raw == Optional.class) {
            Conversion inner = conversion(arguments[0]);
            return (json, path) -> json.isNull() ? Optional.empty() : Optional.of(inner.apply(json, path));
        }
        if (raw == List.class) {
            return ofList(conversion(arguments[0]));
        }
        if (raw == Map.class && arguments[0] == String.class) {
            return ofMap(conversion(arguments[1]));
        }
        throw new IllegalArgumentException("values of type " + raw.getName() + " with arguments "
                + Arrays.toString(arguments) + " cannot be bound");
    }

    private static Conversion ofList(Conversion element) {
        return (json, path) -> {
            if (!json.isArray()) {
                throw Conversions.mistyped(path, "a list", json);
            }
            List<Object> list = new ArrayList<>(json.size());
            for (JsonNode item : json) {
                list.add(element.apply(item, path + "[" + list.size() + "]"));
            }
            return Collections.unmodifiableList(list);
        };
    }

    private static Conversion ofMap(Conversion value) {
        return (json, path) -> {
            if (!json.isObject()) {
                throw Conversions.mistyped(path, "an object", json);
            }
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties()
                    .forEach(member ->
                            map.put(member.getKey(), value.apply(member.getValue(), path + "." + member.getKey())));
            return Collections.unmodifiableMap(map);
        };
    }

    private Conversion ofRecord(Class<?> type) {
        records.put(type, Optional.empty());
        List<Named> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(Named.of(
                    component.getName(),
                    component.getGenericType(),
                    Optional.ofNullable(component.getAnnotation(DefaultValue.class)),
                    this));
        }
        RecordMaker maker = RecordMaker.of(type);
        Conversion conversion = (json, path) -> {
            if (!json.isObject()) {
                throw Conversions.mistyped(path, "an object", json);
            }
            return maker.make(Named.bindAll(components, json, path + "."), path);
        };
        records.put(type, Optional.of(conversion));
        return conversion;
    }

    private static Object plain(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                json.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
                yield Collections.unmodifiableMap(map);
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                json.forEach(item -> list.add(plain(item)));
                yield Collections.unmodifiableList(list);
            }
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> json.numberValue();
            case STRING -> json.textValue();
            case NULL -> null;
            default -> json;
        };
    }
}
