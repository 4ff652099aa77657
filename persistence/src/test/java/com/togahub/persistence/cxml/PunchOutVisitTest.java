package com.togahub.persistence.cxml;

import static com.togahub.persistence.cxml.PunchOutFixture.POST;
import static com.togahub.persistence.cxml.PunchOutFixture.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.Article;
import com.togahub.engine.cxml.punchout.Basket;
import com.togahub.engine.cxml.punchout.BasketChange;
import com.togahub.engine.cxml.punchout.BasketLine;
import com.togahub.engine.cxml.punchout.Departure;
import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.engine.cxml.punchout.Visit;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What visitors of start pages can do, and who is let in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PunchOutVisitTest {
    private final PunchOutFixture fixture = new PunchOutFixture();
    private final String client = fixture.gateway.client();

    private PunchOut later(Duration by) {
        return fixture.gateway.punchOut(Clock.offset(Clock.systemUTC(), by));
    }

    private static String item(String client, String sku) {
        return Query.value(client, "SELECT uuid FROM Items WHERE sku = ?", sku);
    }

    private static List<String> shown(Basket basket) {
        return basket.lines().stream()
                .map(line -> line.partId() + " "
                        + line.quantity().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void a_start_page_opens_once() {
        SessionKey key = fixture.opened("CART", "create", POST);
        PunchOut.Started started = fixture.pages.start("gate", key, VISITOR).orElseThrow();
        assertNotEquals(key, started.pass().key());
        assertEquals(Duration.ofMinutes(60), started.validity());
        assertEquals(Optional.empty(), fixture.pages.start("gate", key, VISITOR));
        assertEquals("started", fixture.session(started.pass()).get("status"));
        assertEquals("Buyer", fixture.see(started.pass()).customer());
    }

    @Test
    void of_two_browsers_at_once_one_is_let_in() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                SessionKey key = fixture.opened("CART", "create", POST);
                CyclicBarrier barrier = new CyclicBarrier(2);
                List<Future<Optional<PunchOut.Started>>> answers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    answers.add(both.submit(() -> {
                        barrier.await();
                        return fixture.pages.start("gate", key, VISITOR);
                    }));
                }
                int let = 0;
                for (Future<Optional<PunchOut.Started>> answer : answers) {
                    let += answer.get().isPresent() ? 1 : 0;
                }
                assertEquals(1, let);
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void start_pages_and_visits_expire() {
        SessionKey key = fixture.opened("CART", "create", POST);
        assertEquals(Optional.empty(), later(Duration.ofMinutes(61)).start("gate", key, VISITOR));
        // a visit has its full time from its start on
        Pass pass = later(Duration.ofMinutes(59))
                .start("gate", key, VISITOR)
                .orElseThrow()
                .pass();
        assertTrue(later(Duration.ofMinutes(118))
                .see(pass, Optional.empty(), VISITOR)
                .isPresent());
        PunchOut late = later(Duration.ofHours(2));
        assertEquals(Optional.empty(), late.see(pass, Optional.empty(), VISITOR));
        assertEquals(Optional.empty(), late.change(pass, new BasketChange.Remove("x"), VISITOR));
        assertEquals(Optional.empty(), late.leave(pass, true, VISITOR));
    }

    @Test
    void a_key_opens_its_own_session_only() {
        Pass one = fixture.visitor("CART", "create", POST);
        Pass other = fixture.visitor("CART", "create", POST);
        assertEquals(
                Optional.empty(),
                fixture.pages.see(new Pass("gate", other.sessionUuid(), one.key()), Optional.empty(), VISITOR));
        assertEquals(
                Optional.empty(),
                fixture.pages.see(new Pass("nobody", one.sessionUuid(), one.key()), Optional.empty(), VISITOR));
        SessionKey waiting = fixture.opened("CART", "create", POST);
        String uuid = Query.value(client, "SELECT uuid FROM PunchOutSessions ORDER BY id DESC LIMIT 1");
        // the start page's key is for the start page alone
        assertEquals(Optional.empty(), fixture.pages.see(new Pass("gate", uuid, waiting), Optional.empty(), VISITOR));
    }

    @Test
    void who_is_switched_off_is_let_out() {
        fixture.identity("leaving", "\"kind\": \"CART\"");
        Pass pass = fixture.visitor("leaving", "create", POST);
        assertTrue(fixture.pages.see(pass, Optional.empty(), VISITOR).isPresent());
        DatabaseServer.shared()
                .execute(
                        fixture.gateway.core(),
                        "UPDATE ClientApiIdentities SET isActive = 0 WHERE identity = 'leaving'");
        assertEquals(Optional.empty(), fixture.pages.see(pass, Optional.empty(), VISITOR));
    }

    @Test
    void the_catalogue_is_searched() {
        Pass pass = fixture.visitor("CART", "create", POST);
        assertEquals(List.of("Screw <b>&\""), names(pass, "screw"));
        assertEquals(List.of("Anchor 100%"), names(pass, "s-2"));
        assertEquals(List.of("Anchor 100%"), names(pass, "0%"));
        assertEquals(List.of(), names(pass, "_crew"));
        assertEquals(List.of(), names(pass, "\") or uuid!=(\""));
        assertEquals(List.of("Anchor 100%", "Dollar bolt", "Screw <b>&\""), names(pass, ""));
    }

    private List<String> names(Pass pass, String search) {
        return fixture.pages.see(pass, Optional.of(search), VISITOR).orElseThrow().found().stream()
                .map(Article::name)
                .toList();
    }

    @Test
    void the_selected_item_is_shown_first() {
        String selected = "<SelectedItem><ItemID><SupplierPartID>s-2</SupplierPartID></ItemID></SelectedItem>";
        Pass pass = fixture.visitor("CART", "create", POST + selected);
        assertEquals("Anchor 100%", fixture.see(pass).selected().orElseThrow().name());
        Pass shelf = fixture.visitor("CART", "create", POST + selected.replace("s-2", "aisle 7"));
        assertEquals(Optional.empty(), fixture.see(shelf).selected());
    }

    @Test
    void a_basket_is_filled_and_changed() {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "2");
        fixture.add(pass, "S-2", "1,5");
        fixture.add(pass, "S-1", "1");
        Visit visit = fixture.see(pass);
        assertEquals(List.of("S-1 3", "S-2 1.5"), shown(visit.basket()));
        assertEquals("EUR", visit.basket().currency());
        assertEquals("30.375", visit.basket().total().stripTrailingZeros().toPlainString());
        BasketLine first = visit.basket().lines().get(0);
        BasketLine second = visit.basket().lines().get(1);
        fixture.change(pass, new BasketChange.Quantities(Map.of(first.key(), "10", second.key(), "0")));
        assertEquals(List.of("S-1 10"), shown(fixture.see(pass).basket()));
        fixture.change(pass, new BasketChange.Remove(first.key()));
        assertEquals(List.of(), fixture.see(pass).basket().lines());
    }

    @Test
    void what_cannot_be_done_is_said_and_changes_nothing() {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "2");
        String key = fixture.see(pass).basket().lines().get(0).key();
        for (BasketChange bad : List.of(
                new BasketChange.Add(item(client, "S-1"), "0"),
                new BasketChange.Add(item(client, "S-1"), "-1"),
                new BasketChange.Add(item(client, "S-1"), "1e3"),
                new BasketChange.Add(item(client, "S-1"), "9999999999"),
                new BasketChange.Add(item(client, "S-3"), "1"),
                new BasketChange.Add(item(client, "S-9"), "1"),
                new BasketChange.Add(item(client, "P-1"), "1"),
                new BasketChange.Add("no such item", "1"),
                new BasketChange.Quantities(Map.of(key, "many")))) {
            assertTrue(fixture.change(pass, bad).isPresent(), bad.toString());
        }
        fixture.change(pass, new BasketChange.Quantities(Map.of("another's line", "5")));
        assertEquals(List.of("S-1 2"), shown(fixture.see(pass).basket()));
    }

    @Test
    void nothing_goes_on_after_the_return() {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "2");
        fixture.leave(pass, true);
        assertEquals(Optional.empty(), fixture.pages.see(pass, Optional.empty(), VISITOR));
        assertEquals(Optional.empty(), fixture.pages.leave(pass, true, VISITOR));
        assertEquals(
                Optional.empty(), fixture.pages.change(pass, new BasketChange.Add(item(client, "S-1"), "1"), VISITOR));
        assertEquals("returned", fixture.session(pass).get("status"));
        assertEquals(
                "1",
                Query.value(
                        client,
                        "SELECT COUNT(*) FROM CxmlDocuments d JOIN PunchOutSessions s ON s.id = d.punchOutSessionId"
                                + " WHERE s.uuid = ? AND d.direction = 'OUT'",
                        pass.sessionUuid()));
    }

    @Test
    void two_returns_at_once_make_one_message() throws Exception {
        Pass pass = fixture.visitor("CART", "create", POST);
        fixture.add(pass, "S-1", "2");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier barrier = new CyclicBarrier(2);
            List<Future<Optional<Departure>>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                answers.add(both.submit(() -> {
                    barrier.await();
                    return fixture.pages.leave(pass, true, VISITOR);
                }));
            }
            int left = 0;
            for (Future<Optional<Departure>> answer : answers) {
                left += answer.get().isPresent() ? 1 : 0;
            }
            assertEquals(1, left);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void a_session_without_return_address_ends_without_a_message() {
        Pass pass = fixture.visitor("QUOTE", "create", "");
        assertEquals(Optional.empty(), fixture.see(pass).returnHost());
        fixture.add(pass, "S-1", "2");
        Departure departure = fixture.pages.leave(pass, true, VISITOR).orElseThrow();
        assertEquals(Optional.empty(), departure.form());
        assertTrue(departure.keepsBasket());
        assertFalse(fixture.session(pass).get("quoteId").isBlank());
        assertEquals(
                "0",
                Query.value(
                        client,
                        "SELECT COUNT(*) FROM CxmlDocuments d JOIN PunchOutSessions s ON s.id = d.punchOutSessionId"
                                + " WHERE s.uuid = ? AND d.direction = 'OUT'",
                        pass.sessionUuid()));
    }
}
