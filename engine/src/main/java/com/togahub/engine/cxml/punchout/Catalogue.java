package com.togahub.engine.cxml.punchout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can be bought: the client's active items that have a price and a part number.
 *
 * @param partField field of items that holds the part number, by the identity's mapping
 */
record Catalogue(Requests requests, String partField) {
    /** Most items that are shown at once. */
    static final int SHOWN = 24;

    private static final String ROUTE = "/items";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String FOR_SALE = "isActive==true;unitPrice=null=false";
    private static final List<String> FIELDS = List.of(
            "uuid",
            "sku",
            "name",
            "unitPrice",
            "currency",
            "unitOfMeasure",
            "classification",
            "manufacturerPartId",
            "manufacturerName");

    /**
     * The items whose name or number has a text in it, by name.
     *
     * @param text what is looked for; blank: any item
     * @return at most one more than are shown
     */
    List<Article> search(String text) {
        String pattern = Lookup.quoted("%" + escaped(text.strip()) + "%");
        String where = text.isBlank() ? FOR_SALE : FOR_SALE + ";(name=ilike=" + pattern + ",sku=ilike=" + pattern + ")";
        return articles(where, SHOWN + 1);
    }

    /** The item of this uuid. */
    Optional<Article> article(String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            return Optional.empty();
        }
        return articles(FOR_SALE + ";" + Lookup.in("uuid", List.of(uuid)), 1).stream()
                .findFirst();
    }

    /** The item of this part number. */
    Optional<Article> part(String partId) {
        return articles(FOR_SALE + ";" + Lookup.in(partField, List.of(partId)), 1).stream()
                .findFirst();
    }

    private List<Article> articles(String where, int most) {
        Set<String> fields = new LinkedHashSet<>(FIELDS);
        fields.add(partField);
        return new Lookup(requests, ROUTE, "uuid")
                .rows(where, List.copyOf(fields), "name", most).stream()
                        .flatMap(row -> article(row).stream())
                        .toList();
    }

    private Optional<Article> article(ObjectNode row) {
        return Content.text(row, partField)
                .map(part -> new Article(
                        row.path("uuid").asText(),
                        part,
                        row.path("name").asText(),
                        new BigDecimal(row.path("unitPrice").asText()),
                        Content.text(row, "currency"),
                        Content.text(row, "unitOfMeasure"),
                        Content.text(row, "classification"),
                        Content.text(row, "manufacturerPartId"),
                        Content.text(row, "manufacturerName")));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
