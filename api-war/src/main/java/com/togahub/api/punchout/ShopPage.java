package com.togahub.api.punchout;

import com.togahub.engine.cxml.punchout.Article;
import com.togahub.engine.cxml.punchout.Basket;
import com.togahub.engine.cxml.punchout.BasketLine;
import com.togahub.engine.cxml.punchout.Visit;
import java.util.Optional;

/**
 * The page on which people shop: what can be bought, and what they have. It works without scripts, by forms alone.
 *
 * @param base where the application is
 * @param visit what there is to see
 * @param notice what the visitor is told about the last form
 */
record ShopPage(String base, Visit visit, Optional<String> notice) {
    Document document() {
        Html main = Html.of("main");
        notice.ifPresent(
                text -> main.add(Html.of("p", text).with("class", "message").with("role", "alert")));
        if (visit.returnHost().isEmpty()) {
            main.add(Html.of(
                            "p",
                            "Your purchasing system has named no address to return to: what you choose is kept here.")
                    .with("class", "message info"));
        }
        Html columns = Html.of("div").with("class", visit.isReadOnly() ? "columns single" : "columns");
        if (!visit.isReadOnly()) {
            columns.add(shelf());
        }
        columns.add(cart());
        Html body = Html.of("body").add(header(), main.add(columns));
        return Document.of(200, base, title(), Optional.empty(), Optional.empty(), body);
    }

    private String title() {
        return visit.isReadOnly() ? "Your cart" : "Shop for " + visit.customer();
    }

    private Html header() {
        Html who = Html.of("p").with("class", "who").text("For ").add(Html.of("strong", visit.customer()));
        visit.person().ifPresent(person -> who.text(" \u00b7 " + person));
        visit.returnHost().ifPresent(host -> who.text(" \u00b7 returns to " + host.replaceFirst("^https?://", "")));
        Html header = Html.of("header").add(Html.of("h1", heading()), who);
        int lines = visit.basket().lines().size();
        // on a narrow screen the cart is below everything else
        return visit.isReadOnly() || lines == 0
                ? header
                : header.add(Html.of(
                                "a",
                                "Cart: " + lines + (lines == 1 ? " line, " : " lines, ")
                                        + Amounts.shown(
                                                visit.basket().total(),
                                                visit.basket().currency()))
                        .with("href", "#cart")
                        .with("class", "to-cart"));
    }

    private String heading() {
        if (visit.isReadOnly()) {
            return "Look at the cart";
        }
        return visit.isNew() ? "Fill the cart" : "Change the cart";
    }

    private Html shelf() {
        Html search = Html.of("form")
                .with("method", "get")
                .with("class", "search")
                .with("role", "search")
                .add(
                        Html.of("label", "Search items").with("for", "q").with("class", "hidden-text"),
                        Html.of("input")
                                .with("type", "search")
                                .with("id", "q")
                                .with("name", "q")
                                .with("maxlength", "100")
                                .with("placeholder", "Name or part number")
                                .with("value", visit.search()),
                        Html.of("button", "Search").with("type", "submit"));
        Html shelf = Html.of("section").with("class", "panel shelf").add(Html.of("h2", "Items"), search);
        visit.selected()
                .ifPresent(article -> shelf.add(
                        Html.of("p", "Chosen in your purchasing system").with("class", "dim above"),
                        Html.of("ul").with("class", "items chosen").add(item(article, "chosen-"))));
        if (visit.found().isEmpty()) {
            return shelf.add(Html.of("p", "No item matches.").with("class", "empty"));
        }
        Html list = Html.of("ul").with("class", "items").with("id", "found");
        visit.found().stream()
                .filter(article -> !visit.selected().equals(Optional.of(article)))
                .forEach(article -> list.add(item(article, "")));
        shelf.add(list);
        return visit.hasMore()
                ? shelf.add(Html.of("p", "There are more items: say more of the name or the number.")
                        .with("class", "dim more"))
                : shelf;
    }

    private Html item(Article article, String prefix) {
        String field = prefix + "n-" + article.item();
        Html what = Html.of("div")
                .with("class", "what")
                .add(
                        Html.of("span", article.name()).with("class", "name"),
                        Html.of(
                                        "span",
                                        article.partId()
                                                + article.manufacturerName()
                                                        .map(maker -> " \u00b7 " + maker)
                                                        .orElse(""))
                                .with("class", "dim part"));
        String unit = article.unitOfMeasure().map(code -> " / " + code).orElse("");
        Html price = Html.of("span")
                .with("class", "price")
                .text(Amounts.shown(
                        article.unitPrice(),
                        article.currency().orElse(visit.basket().currency())))
                .add(Html.of("span", unit).with("class", "dim"));
        Html form = Html.of("form")
                .with("method", "post")
                .with("action", "basket")
                .add(
                        hidden("do", "add"),
                        hidden("item", article.item()),
                        hidden("q", visit.search()),
                        Html.of("label", "Quantity of " + article.name())
                                .with("for", field)
                                .with("class", "hidden-text"),
                        Html.of("input")
                                .with("id", field)
                                .with("name", "quantity")
                                .with("value", "1")
                                .with("inputmode", "decimal")
                                .with("autocomplete", "off")
                                .with("class", "quantity"),
                        Html.of("button", "Add").with("type", "submit").with("aria-label", "Add " + article.name()));
        return Html.of("li").with("data-part", article.partId()).add(what, price, form);
    }

    private Html cart() {
        Basket basket = visit.basket();
        Html cart = Html.of("section")
                .with("class", "panel cart")
                .with("id", "cart")
                .add(Html.of("h2", "Cart"));
        if (basket.lines().isEmpty()) {
            cart.add(Html.of("p", "Nothing is in the cart.").with("class", "empty"));
        } else {
            cart.add(lines(basket));
            cart.add(Html.of("p")
                    .with("class", "total")
                    .add(
                            Html.of("span", "Total, without tax and shipping").with("class", "dim"),
                            Html.of("strong", Amounts.shown(basket.total(), basket.currency()))
                                    .with("id", "total")));
        }
        return cart.add(endings());
    }

    private Html lines(Basket basket) {
        Html list = Html.of("ul").with("class", "lines");
        basket.lines().forEach(line -> list.add(line(line, basket.currency())));
        if (visit.isReadOnly()) {
            return list;
        }
        // the buttons that take lines out are in the same form: enter in a quantity takes the first one, which updates
        return Html.of("form")
                .with("method", "post")
                .with("action", "basket")
                .add(
                        Html.of("button", "Update")
                                .with("class", "hidden-text")
                                .with("name", "do")
                                .with("value", "set")
                                .with("tabindex", "-1")
                                .with("aria-hidden", "true"),
                        hidden("q", visit.search()),
                        list,
                        Html.of("button", "Update quantities")
                                .with("type", "submit")
                                .with("name", "do")
                                .with("value", "set"));
    }

    private Html line(BasketLine line, String currency) {
        Html what = Html.of("div")
                .with("class", "what")
                .add(
                        Html.of("span", line.description()).with("class", "name"),
                        Html.of(
                                        "span",
                                        line.partId() + " \u00b7 " + Amounts.shown(line.unitPrice(), currency) + " / "
                                                + line.unitOfMeasure())
                                .with("class", "dim part"));
        Html amount = Html.of("span", Amounts.shown(line.amount(), currency)).with("class", "price");
        Html row = Html.of("li").with("data-part", line.partId()).add(what);
        if (visit.isReadOnly()) {
            return row.add(Html.of("span", Amounts.plain(line.quantity())).with("class", "quantity"), amount);
        }
        return row.add(
                Html.of("label", "Quantity of " + line.description())
                        .with("for", line.key())
                        .with("class", "hidden-text"),
                Html.of("input")
                        .with("id", line.key())
                        .with("name", "n-" + line.key())
                        .with("value", Amounts.plain(line.quantity()))
                        .with("inputmode", "decimal")
                        .with("autocomplete", "off")
                        .with("class", "quantity"),
                amount,
                Html.of("button", "Remove")
                        .with("type", "submit")
                        .with("class", "quiet")
                        .with("name", "remove")
                        .with("value", line.key())
                        .with("aria-label", "Remove " + line.description()));
    }

    private Html endings() {
        Html endings = Html.of("div").with("class", "endings");
        if (visit.isReadOnly()) {
            return endings.add(ending("cancel", "Go back", true));
        }
        boolean isEmpty = visit.basket().lines().isEmpty();
        if (!isEmpty || !visit.isNew()) {
            String take = visit.returnHost().isPresent() ? "Return the cart" : "Finish";
            endings.add(ending("return", isEmpty ? "Return without items" : take, !isEmpty));
        }
        return endings.add(ending("cancel", visit.isNew() ? "Cancel" : "Cancel and keep it as it was", false));
    }

    private static Html ending(String action, String text, boolean isMain) {
        Html button = Html.of("button", text).with("type", "submit");
        return Html.of("form")
                .with("method", "post")
                .with("action", action)
                .add(isMain ? button.with("class", "main") : button);
    }

    private static Html hidden(String name, String value) {
        return Html.of("input").with("type", "hidden").with("name", name).with("value", value);
    }
}
