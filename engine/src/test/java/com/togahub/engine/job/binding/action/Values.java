package com.togahub.engine.job.binding.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.job.binding.DefaultValue;
import com.togahub.engine.job.binding.WorkerAction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code Values/..}: returns what it was given. */
@WorkerAction
public class Values {
    /** A line of an order; refuses what is not positive. */
    public record Line(String item, @DefaultValue("1") BigDecimal quantity, Optional<String> note) {
        /** Checks. */
        public Line {
            if (quantity.signum() <= 0) {
                throw new IllegalArgumentException("quantity must be positive");
            }
        }
    }

    /** A record that holds records of its own type. */
    public record Tree(String name, @DefaultValue("[]") List<Tree> children) {}

    /** An enum whose text is not its name. */
    public enum Size {
        /** Small. */
        SMALL,
        /** Large. */
        LARGE;

        @Override
        public String toString() {
            return "size";
        }
    }

    /** Simple ones. */
    public List<Object> simple(String text, int number, long big, boolean flag, double real, BigDecimal exact) {
        return List.of(text, number, big, flag, real, exact);
    }

    /** The same as objects. */
    public List<Object> boxed(Integer number, Long big, Boolean flag, Double real, UUID uuid) {
        return List.of(number, big, flag, real, uuid);
    }

    /** Containers. */
    public List<Object> containers(
            List<Integer> list, Map<String, List<LocalDate>> map, List<?> any, Map<String, Object> plain) {
        return Arrays.asList(list, map, any, plain);
    }

    /** Records. */
    public List<Object> records(Line line, List<Line> lines, @DefaultValue("{\"name\":\"root\"}") Tree tree) {
        return List.of(line, lines, tree);
    }

    /** JSON. */
    public List<Object> json(JsonNode node, ObjectNode object) {
        return List.of(node, object);
    }

    /** Enums. */
    public List<Object> enums(DayOfWeek day, @DefaultValue("LARGE") Size size) {
        return List.of(day, size.name());
    }

    /** What may be absent. */
    public List<Object> optional(
            Optional<String> text, Optional<List<Integer>> list, @DefaultValue("none") String other) {
        return List.of(text, list, other);
    }

    /** Times. */
    public List<Object> times(
            Instant instant,
            LocalDate date,
            LocalDateTime dateTime,
            LocalTime time,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            Period period,
            YearMonth month,
            ZoneId zone) {
        return List.of(instant, date, dateTime, time, offset, zoned, duration, period, month, zone);
    }
}
