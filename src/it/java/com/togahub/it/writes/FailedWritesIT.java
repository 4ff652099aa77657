package com.togahub.it.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.it.support.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Writes that fail: refused, broken down, cut off at every boundary between two statements, and refused by a server when
 * something is to be made durable; for each tenancy. The node lives, and answers.
 */
@OnGround
class FailedWritesIT {
    private static final Map<String, String> OWN_FAULTS = Map.of(
            "nameless", "a required field is missing",
            "refuse", "business code refuses after it has written",
            "throw", "business code breaks down after it has written");

    private final Ground ground;
    private final List<Failed> failed = new ArrayList<>();
    private Aftermath aftermath;

    FailedWritesIT(Ground ground) {
        this.ground = ground;
    }

    /**
     * A write and what its caller saw.
     *
     * @param isThere whether its data was there when it was answered
     */
    private record Failed(Write write, Watch watch, Reply reply, boolean isThere, Optional<Point> point) {
        private String caller() {
            return reply.status() == 201 ? "the success" : "`" + reply.codes().get(0) + "`";
        }

        private String words() {
            if (point.isEmpty()) {
                return OWN_FAULTS.get(write.notes());
            }
            return point.get().stop().fault() == Stop.Fault.REFUSED
                    ? "an error in place of this: " + point.get().phrase()
                    : "the connection is cut " + point.get().words();
        }
    }

    @BeforeAll
    void failEverywhere() {
        Map<Tenancy, List<String>> phrases = ground.rehearseAll();
        aftermath = Aftermath.begin(ground);
        phrases.forEach((tenancy, said) -> {
            OWN_FAULTS.keySet().stream().sorted().forEach(fault -> send(Write.of(tenancy, fault)));
            Point.all(tenancy, said, Stop.Fault.CUT_BEFORE, Stop.Fault.CUT_AFTER)
                    .forEach(point -> send(point, said));
            Point.decisive(tenancy, said, Stop.Fault.REFUSED).forEach(point -> send(point, said));
        });
        aftermath.settle(failed.stream().collect(Collectors.toMap(Failed::write, Failed::watch)));
    }

    private void send(Write write) {
        Watch watch = ground.listen(new Watch(write.id(), write.tenancy(), Optional.empty()));
        Reply reply = write.send(ground.caller(write.tenancy(), ground.nodes().get(0)));
        failed.add(new Failed(write, watch, reply, ground.isThere(write), Optional.empty()));
    }

    private void send(Point point, List<String> phrases) {
        Broken broken = Broken.off(ground, ground.nodes().get(0), point, phrases);
        Reply reply = broken.answer().join();
        failed.add(
                new Failed(broken.write(), broken.watch(), reply, ground.isThere(broken.write()), Optional.of(point)));
    }

    @Test
    @DisplayName(
            "A2: a write that fails, wherever and why ever, changes nothing in Core or Client, and the log row says why")
    void failuresChangeNothing() {
        Findings findings = new Findings();
        failed.forEach(each -> {
            Trace trace = aftermath.of(each.write());
            String what = each.write().tenancy().words() + ", " + each.words();
            findings.add(what, trace.faults());
            String status = Integer.toString(each.reply().status());
            findings.require(
                    trace.isChanged() == status.equals("201"),
                    what + " is answered " + status + ", and the data is " + trace.data());
            // where the id cannot be reserved, there is no place for a row
            boolean mayBeMissing = each.point().filter(Point::isReservation).isPresent();
            findings.require(
                    trace.status().map(status::equals).orElse(mayBeMissing),
                    what + " is answered " + status + ", and the log says " + trace.status());
        });
        assertEquals(List.of(), findings.all());
        assertEquals(List.of(), aftermath.others());
    }

    @Test
    @DisplayName("A2: the page on transactions says what was seen")
    void thePage() {
        Chapter chapter = new Chapter("failed");
        for (Tenancy tenancy : Tenancy.values()) {
            chapter.table(tenancy.words(), List.of("what goes wrong", "caller", "log", "data"));
            failed.stream()
                    .filter(each -> each.write().tenancy() == tenancy)
                    .forEach(each -> chapter.add(List.of(
                            each.words(),
                            each.caller(),
                            aftermath.of(each.write()).log(),
                            data(each))));
        }
        chapter.check();
    }

    private String data(Failed each) {
        Trace trace = aftermath.of(each.write());
        return trace.isChanged() == each.isThere() ? trace.data() : trace.data() + " once recovery has run";
    }
}
