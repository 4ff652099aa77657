package com.togahub.persistence.history.check;

import static java.util.Objects.requireNonNull;

/** Something that was seen of a job. No two events of callers, actions and rows happen in the same millisecond. */
public sealed interface Event
        permits Row, Event.Accepted, Event.Refused, Event.Unclear, Event.Undone, Event.Begun, Event.Ended {
    /** When: milliseconds of the simulation. */
    long at();

    /** The job's number. */
    long job();

    /** A caller was told yes. */
    record Accepted(long at, long job, Call call) implements Event {
        public Accepted {
            requireNonNull(call, "call");
        }
    }

    /** A caller was told that it cannot be. */
    record Refused(long at, long job, Call call) implements Event {
        public Refused {
            requireNonNull(call, "call");
        }
    }

    /** A caller got no answer: it may have been done or not. */
    record Unclear(long at, long job, Call call) implements Event {
        public Unclear {
            requireNonNull(call, "call");
        }
    }

    /** A caller rolled its transaction back after it had been given this job. */
    record Undone(long at, long job) implements Event {}

    /** An action began. */
    record Begun(long at, long job, int attempt, String instance) implements Event {
        public Begun {
            requireNonNull(instance, "instance");
        }
    }

    /** An action returned, or threw. */
    record Ended(long at, long job, int attempt, boolean isGood) implements Event {}
}
