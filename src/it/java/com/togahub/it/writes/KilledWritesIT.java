package com.togahub.it.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Nodes are killed while writes are at every boundary between two statements, for each tenancy. A node that dies takes all its
 * requests with it, so that many of them stand at different boundaries when it is killed; what they leave is told apart by
 * their ids. The nodes are started again after each round, and their start is the recovery.
 */
@OnGround
@TestMethodOrder(OrderAnnotation.class)
class KilledWritesIT {
    /** A node answers sixteen requests at once. */
    private static final int AT_ONCE = 14;

    private final Ground ground;
    private Map<Tenancy, List<String>> phrases = Map.of();
    private final List<Broken> killed = new ArrayList<>();
    private final Map<Broken, String> askedAgain = new LinkedHashMap<>();
    private Aftermath aftermath;

    KilledWritesIT(Ground ground) {
        this.ground = ground;
    }

    @BeforeAll
    void killAtEveryStatement() {
        phrases = ground.rehearseAll();
        aftermath = Aftermath.begin(ground);
        Deque<Point> points = new ArrayDeque<>();
        Deque<Point> reservations = new ArrayDeque<>();
        phrases.forEach((tenancy, said) -> Point.all(tenancy, said, Stop.Fault.HELD_BEFORE, Stop.Fault.HELD_AFTER)
                .forEach(point -> {
                    if (!point.isReservation()) {
                        points.add(point);
                    } else if (tenancy == Tenancy.ONE_HOST) {
                        // it is the same for all
                        reservations.add(point);
                    }
                }));
        while (!points.isEmpty() || !reservations.isEmpty()) {
            round(points, reservations);
        }
        aftermath.settle(killed.stream().collect(Collectors.toMap(Broken::write, Broken::watch)));
    }

    private void round(Deque<Point> points, Deque<Point> reservations) {
        List<Broken> now = new ArrayList<>();
        for (ApiNode node : ground.nodes()) {
            for (int i = 0; i < AT_ONCE && !points.isEmpty(); i++) {
                now.add(breakOff(node, points.remove()));
            }
            // a node reserves ids one after the other: nothing can follow this one
            if (!reservations.isEmpty()) {
                now.add(breakOff(node, reservations.remove()));
            }
        }
        ground.listenNoMore();
        ground.nodes().forEach(ApiNode::kill);
        now.forEach(each -> {
            each.watch().drop();
            assertTrue(each.isUnanswered(), () -> "answered: " + each.point());
        });
        killed.addAll(now);
        ground.mend();
    }

    private Broken breakOff(ApiNode node, Point point) {
        return Broken.off(ground, node, point, phrases.get(point.tenancy()));
    }

    @Test
    @Order(1)
    @DisplayName(
            "A1: killed at any statement, data and its log are both there or both not, and no log row claims what is not")
    void dataAndLogStayTogether() {
        Findings findings = new Findings();
        killed.forEach(each ->
                findings.add(each.point().toString(), aftermath.of(each.write()).faults()));
        assertEquals(List.of(), findings.all());
        assertEquals(List.of(), aftermath.others());
    }

    @Test
    @Order(2)
    @DisplayName("A1: who asks again by the id learns what became of it; an id that was not reserved may be used")
    void theTruth() {
        Findings findings = new Findings();
        killed.forEach(each -> {
            Trace trace = aftermath.of(each.write());
            Reply reply = each.write()
                    .send(ground.caller(each.write().tenancy(), ground.nodes().get(1)));
            JsonNode told = reply.meta().path("original").path("isSuccess");
            askedAgain.put(each, reply.status() == 409 ? "`EV-5`, `isSuccess: " + told + "`" : "it runs");
            if (trace.isReserved()) {
                findings.require(reply.codes().equals(List.of("EV-5")), each.point() + ": " + reply.envelope());
                Optional<Boolean> said = told.isBoolean() ? Optional.of(told.asBoolean()) : Optional.empty();
                findings.require(said.equals(trace.logged()), each.point() + " is told as " + reply.envelope());
            } else {
                findings.require(reply.status() == 201, each.point() + ": " + reply.envelope());
            }
        });
        assertEquals(List.of(), findings.all());
    }

    @Test
    @Order(3)
    @DisplayName("A1: the page on transactions says what was seen")
    void thePage() {
        Chapter chapter = new Chapter("killed");
        for (Tenancy tenancy : Tenancy.values()) {
            chapter.table(tenancy.words(), List.of("the node is killed", "log", "data", "the id, used again"));
            killed.stream()
                    .filter(each -> each.point().tenancy() == tenancy)
                    .sorted(Comparator.comparing(each -> each.point().stop()))
                    .forEach(each -> chapter.add(List.of(
                            each.point().words(),
                            aftermath.of(each.write()).log(),
                            aftermath.of(each.write()).data(),
                            askedAgain.get(each))));
        }
        chapter.check();
    }
}
