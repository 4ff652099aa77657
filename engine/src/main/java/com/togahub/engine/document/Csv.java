package com.togahub.engine.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.togahub.engine.request.Json;
import com.togahub.engine.sql.Layout;
import com.togahub.engine.store.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as CSV (RFC 4180): a line of names, then a line per row. Records in the same row spread over columns named by their
 * path; what belongs to a row as a list, or comes from another database, stands in one cell as JSON.
 */
public final class Csv {
    private static final CsvFactory FACTORY = new CsvFactory();

    private final Spool spool = new Spool();
    private final CsvGenerator csv;
    private final Budget budget = new Budget();
    private boolean isBegun;

    private Csv() throws IOException {
        csv = FACTORY.createGenerator(spool);
        csv.setSchema(CsvSchema.emptySchema().withLineSeparator("\r\n"));
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    }

    /** Adds rows; the first ones bring the names of the columns. */
    public void take(Loaded loaded) throws IOException {
        budget.spend(loaded.rows().size());
        if (!isBegun) {
            isBegun = true;
            List<String> names = new ArrayList<>();
            names(loaded.layout().items(), "", names);
            line(names.stream().map(Optional::of).toList());
        }
        for (Object[] row : loaded.rows()) {
            List<Optional<String>> cells = new ArrayList<>();
            cells(loaded, loaded.layout(), row, true, cells);
            line(cells);
        }
    }

    /** Adds the rows of a table. */
    @FunctionalInterface
    public interface Content {
        /** Adds them. */
        void write(Csv csv) throws IOException;
    }

    /** A table. What the content throws leaves nothing behind. */
    public static Body of(Content content) {
        try {
            Csv csv = new Csv();
            boolean isDone = false;
            try {
                content.write(csv);
                csv.csv.flush();
                isDone = true;
                return csv.spool.body();
            } finally {
                if (!isDone) {
                    csv.spool.discard();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a table", e);
        }
    }

    private void line(List<Optional<String>> cells) throws IOException {
        csv.writeStartArray();
        for (Optional<String> cell : cells) {
            csv.writeString(cell.orElse(""));
        }
        csv.writeEndArray();
    }

    private static void names(List<Layout.Item> items, String path, List<String> names) {
        for (Layout.Item item : items) {
            String name = path + item.name();
            if (item instanceof Layout.Nested nested) {
                names(nested.items(), name + ".", names);
            } else if (item instanceof Layout.Reference reference) {
                if (reference.shown().isPresent()) {
                    names(reference.shown().get().items(), name + ".", names);
                } else {
                    names.add(name + ".uuid");
                }
            } else {
                names.add(name);
            }
        }
    }

    /**
     * Adds the cells of a layout.
     *
     * @param isThere whether the record that it shows is there and may be seen
     */
    private void cells(Loaded loaded, Layout layout, Object[] row, boolean isThere, List<Optional<String>> cells)
            throws IOException {
        for (Layout.Item item : layout.items()) {
            if (item instanceof Layout.Nested nested) {
                cells(loaded, new Layout(-1, nested.items()), row, isThere, cells);
            } else if (item instanceof Layout.Reference reference) {
                reference(loaded, reference, row, isThere, cells);
            } else if (item instanceof Layout.Value value) {
                cells.add(isThere ? text(value.type(), row[value.index()]) : Optional.empty());
            } else {
                cells.add(isThere ? Optional.of(json(loaded, item, row, layout.key())) : Optional.empty());
            }
        }
    }

    private void reference(
            Loaded loaded, Layout.Reference reference, Object[] row, boolean isThere, List<Optional<String>> cells)
            throws IOException {
        Optional<String> uuid = isThere ? text(ColumnType.TEXT, row[reference.uuid()]) : Optional.empty();
        if (reference.shown().isEmpty()) {
            cells.add(uuid);
            return;
        }
        Layout shown = reference.shown().get();
        boolean isSeen = uuid.isPresent() && row[shown.key()] != null;
        int first = cells.size();
        cells(loaded, shown, row, isSeen, cells);
        if (!isSeen) {
            // of a record that may not be seen its uuid stays, as everywhere
            for (int i = 0; i < shown.items().size(); i++) {
                if (shown.items().get(i).name().equals("uuid")) {
                    cells.set(first + widthBefore(shown.items().subList(0, i)), uuid);
                }
            }
        }
    }

    private static int widthBefore(List<Layout.Item> items) {
        List<String> names = new ArrayList<>();
        names(items, "", names);
        return names.size();
    }

    private static Optional<String> text(ColumnType type, Object value) throws IOException {
        if (value == null) {
            return Optional.empty();
        }
        if (type == ColumnType.TEXT || type == ColumnType.JSON) {
            return Optional.of((String) value);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(bytes)) {
            RecordWriter.value(json, type, value);
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8).replace("\"", ""));
    }

    private String json(Loaded loaded, Layout.Item item, Object[] row, int key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(bytes)) {
            new RecordWriter(json, budget).value(loaded, item, row, key);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
