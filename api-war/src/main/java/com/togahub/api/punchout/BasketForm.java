package com.togahub.api.punchout;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.punchout.BasketChange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form of the page.
 *
 * @param change what it wants done
 * @param searched what was looked for on the page it comes from
 */
record BasketForm(BasketChange change, Optional<String> searched) {
    private static final int LONGEST_SEARCH = 100;
    private static final String QUANTITY = "n-";

    BasketForm {
        requireNonNull(change, "change");
        requireNonNull(searched, "searched");
    }

    static BasketForm of(HttpServletRequest request) {
        Optional<String> searched = Optional.of(search(text(request, "q"))).filter(text -> !text.isBlank());
        String removed = text(request, "remove");
        if (!removed.isEmpty()) {
            return new BasketForm(new BasketChange.Remove(removed), searched);
        }
        if (text(request, "do").equals("add")) {
            return new BasketForm(new BasketChange.Add(text(request, "item"), text(request, "quantity")), searched);
        }
        Map<String, String> quantities = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(QUANTITY)) {
                quantities.put(name.substring(QUANTITY.length()), values[0]);
            }
        });
        return new BasketForm(new BasketChange.Quantities(quantities), searched);
    }

    /** What is looked for, as far as it counts. */
    static String search(String typed) {
        int points = typed.codePointCount(0, typed.length());
        return points <= LONGEST_SEARCH ? typed : typed.substring(0, typed.offsetByCodePoints(0, LONGEST_SEARCH));
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
