package com.togahub.engine.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.togahub.engine.sql.Layout;
import com.togahub.engine.store.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes rows as JSON objects. */
public final class RecordWriter {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonGenerator json;
    private final Budget budget;

    /**
     * Writes to a generator.
     *
     * @param budget what may be written: one record may be shown in many places
     */
    public RecordWriter(JsonGenerator json, Budget budget) {
        this.json = json;
        this.budget = budget;
    }

    /** An instant as the API shows it: UTC with milliseconds. */
    public static String format(Instant instant) {
        return INSTANT.format(instant);
    }

    /** All rows, as elements of an array that is open. */
    public void elements(Loaded loaded) throws IOException {
        budget.spend(loaded.rows().size());
        for (Object[] row : loaded.rows()) {
            object(loaded, row);
        }
    }

    /** One row, as an object. */
    public void object(Loaded loaded, Object[] row) throws IOException {
        json.writeStartObject();
        members(loaded, loaded.layout(), row);
        json.writeEndObject();
    }

    private void array(Loaded loaded, List<Object[]> rows) throws IOException {
        budget.spend(rows.size());
        json.writeStartArray();
        for (Object[] row : rows) {
            object(loaded, row);
        }
        json.writeEndArray();
    }

    private void members(Loaded loaded, Layout layout, Object[] row) throws IOException {
        for (Layout.Item item : layout.items()) {
            json.writeFieldName(item.name());
            value(loaded, item, row, layout.key());
        }
    }

    /** The value of one member. */
    void value(Loaded loaded, Layout.Item item, Object[] row, int key) throws IOException {
        if (item instanceof Layout.Nested nested) {
            nested(loaded, nested, row);
        } else if (item instanceof Layout.Value value) {
            value(json, value.type(), row[value.index()]);
        } else if (item instanceof Layout.Reference reference) {
            reference(loaded, reference, row);
        } else if (item instanceof Layout.Linked linked) {
            linked(loaded.below().get(linked.fetch()), row[linked.index()]);
        } else if (item instanceof Layout.Children children) {
            Loaded.Below below = loaded.below().get(children.fetch());
            array(below.loaded(), below.of(row[key]));
        }
    }

    private void nested(Loaded loaded, Layout.Nested nested, Object[] row) throws IOException {
        if (isEmpty(nested.items(), row)) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        members(loaded, new Layout(-1, nested.items()), row);
        json.writeEndObject();
    }

    private static boolean isEmpty(List<Layout.Item> items, Object[] row) {
        return items.stream().allMatch(item -> {
            if (item instanceof Layout.Nested nested) {
                return isEmpty(nested.items(), row);
            }
            int index = item instanceof Layout.Reference reference ? reference.uuid() : ((Layout.Value) item).index();
            return row[index] == null;
        });
    }

    private void reference(Loaded loaded, Layout.Reference reference, Object[] row) throws IOException {
        Object uuid = row[reference.uuid()];
        if (uuid == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        if (reference.shown().isPresent() && row[reference.shown().get().key()] != null) {
            members(loaded, reference.shown().get(), row);
        } else {
            json.writeStringField("uuid", (String) uuid);
        }
        json.writeEndObject();
    }

    /** A record of a fetch of its own: its layout holds the reference alone, so that it can shrink to its uuid. */
    private void linked(Loaded.Below below, Object key) throws IOException {
        List<Object[]> rows = key == null ? List.of() : below.of(key);
        if (rows.isEmpty()) {
            json.writeNull();
            return;
        }
        Layout.Reference reference =
                (Layout.Reference) below.loaded().layout().items().get(0);
        reference(below.loaded(), reference, rows.get(0));
    }

    /** A plain value as JSON shows it. */
    static void value(JsonGenerator json, ColumnType type, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (type) {
            case INTEGER -> json.writeNumber((Long) value);
            case TEXT -> json.writeString((String) value);
            case DECIMAL -> json.writeNumber(plain((BigDecimal) value));
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case DATE -> json.writeString(value.toString());
            case INSTANT -> json.writeString(format((Instant) value));
            case JSON -> json.writeRawValue((String) value);
        }
    }

    /** The same number without the zeros that only the column's scale adds. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
