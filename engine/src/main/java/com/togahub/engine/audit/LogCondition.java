package com.togahub.engine.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** What must be true of a logged request to be found. */
public sealed interface LogCondition {
    /** Its transaction id is this. */
    record Id(String value) implements LogCondition {
        public Id {
            requireNonNull(value, "value");
        }
    }

    /** Its transaction id begins so. */
    record IdPrefix(String value) implements LogCondition {
        public IdPrefix {
            requireNonNull(value, "value");
        }
    }

    /** It ran inside the request with this transaction id. */
    record Parent(String id) implements LogCondition {
        public Parent {
            requireNonNull(id, "id");
        }
    }

    /** It ran inside no other. */
    record Outer() implements LogCondition {}

    /** Its path begins so, whatever the case. */
    record RoutePrefix(String value) implements LogCondition {
        public RoutePrefix {
            requireNonNull(value, "value");
        }
    }

    /** Its method is one of these. */
    record Methods(List<String> names) implements LogCondition {
        public Methods {
            names = List.copyOf(names);
        }
    }

    /**
     * Its HTTP status is between two numbers, both included, which are either both of successes or both of none.
     *
     * @param isSuccess whether they are successes; said besides, because the log is sorted by it
     */
    record Status(int least, int most, boolean isSuccess) implements LogCondition {}

    /** It came from one of these identities, as {@link com.togahub.engine.context.Caller#identity()} names them. */
    record Identities(List<String> names) implements LogCondition {
        public Identities {
            names = List.copyOf(names);
        }
    }

    /** It was received at this time or later. */
    record Since(Instant time) implements LogCondition {
        public Since {
            requireNonNull(time, "time");
        }
    }

    /** It was received before this time. */
    record Until(Instant time) implements LogCondition {
        public Until {
            requireNonNull(time, "time");
        }
    }
}
