package com.togahub.it.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import java.time.Duration;
import java.util.ArrayList;
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
 * A database server is lost to the node altogether while a write makes something durable there, before or after it has: nobody
 * can tell the node what has become of it, until the server is back.
 */
@OnGround
@TestMethodOrder(OrderAnnotation.class)
class LostServersIT {
    private static final Duration RETURN = Duration.ofSeconds(10);

    private final Ground ground;
    private final List<Lost> lost = new ArrayList<>();
    private Aftermath aftermath;

    LostServersIT(Ground ground) {
        this.ground = ground;
    }

    /** A write and what its caller saw. */
    private record Lost(Broken broken, Reply reply) {
        private String caller() {
            return reply.status() == 201 ? "the success" : "`" + reply.codes().get(0) + "`";
        }
    }

    @BeforeAll
    void loseServers() {
        Map<Tenancy, List<String>> phrases = ground.rehearseAll();
        aftermath = Aftermath.begin(ground);
        phrases.forEach((tenancy, said) -> {
            for (Stop.Fault fault : new Stop.Fault[] {Stop.Fault.HELD_BEFORE, Stop.Fault.HELD_AFTER}) {
                Point.decisive(tenancy, said, fault).stream()
                        .filter(point -> !point.isReservation())
                        .forEach(point -> lose(point, said));
            }
        });
        aftermath.settle(lost.stream().map(Lost::broken).collect(Collectors.toMap(Broken::write, Broken::watch)));
    }

    private void lose(Point point, List<String> phrases) {
        ApiNode node = ground.nodes().get(0);
        Broken broken = Broken.off(ground, node, point, phrases);
        Server server = broken.watch().said().get(point.stop().statement()).server();
        ground.line(server).cut();
        broken.watch().drop();
        lost.add(new Lost(broken, broken.answer().join()));
        ground.line(server).pass();
        Api caller = ground.caller(point.tenancy(), node);
        Eventually.within(RETURN, "served again", () -> {
            String id = Api.newId();
            aftermath.ignore(id);
            return Api.send(caller.request("/customers?recordsPerPage=1", id).GET())
                            .status()
                    == 200;
        });
    }

    @Test
    @Order(1)
    @DisplayName(
            "A2: a server that is lost while it commits leaves data and its log together, and no success without data")
    void dataAndLogStayTogether() {
        Findings findings = new Findings();
        lost.forEach(each -> {
            Trace trace = aftermath.of(each.broken().write());
            findings.add(each.broken().point().toString(), trace.faults());
            findings.require(
                    trace.isChanged() || each.reply().status() != 201,
                    each.broken().point() + " is answered with a success, and there is no data");
            findings.require(
                    each.reply().status() == 201 || each.reply().codes().equals(List.of("EO-2")),
                    each.broken().point() + " is answered " + each.reply().envelope());
        });
        assertEquals(List.of(), findings.all());
        assertEquals(List.of(), aftermath.others());
    }

    @Test
    @Order(2)
    @DisplayName("A2: who was told that a database is away learns by the id what became of the write")
    void theTruth() {
        Findings findings = new Findings();
        lost.forEach(each -> {
            Write write = each.broken().write();
            Reply reply = write.send(
                            ground.caller(write.tenancy(), ground.nodes().get(1)))
                    .refused(409, "EV-5");
            JsonNode told = reply.meta().path("original").path("isSuccess");
            Optional<Boolean> said = told.isBoolean() ? Optional.of(told.asBoolean()) : Optional.empty();
            findings.require(
                    said.equals(aftermath.of(write).logged()),
                    each.broken().point() + " is told as " + reply.envelope());
        });
        assertEquals(List.of(), findings.all());
    }

    @Test
    @Order(3)
    @DisplayName("A2: the page on transactions says what was seen")
    void thePage() {
        Chapter chapter = new Chapter("lost");
        for (Tenancy tenancy : Tenancy.values()) {
            chapter.table(tenancy.words(), List.of("the server is lost", "caller", "log", "data"));
            lost.stream()
                    .filter(each -> each.broken().point().tenancy() == tenancy)
                    .forEach(each -> chapter.add(List.of(
                            each.broken().point().words(),
                            each.caller(),
                            aftermath.of(each.broken().write()).log(),
                            aftermath.of(each.broken().write()).data())));
        }
        chapter.check();
    }
}
