package com.togahub.engine.fairness;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places in which owners' work runs. Whose work is quick may wait a moment for a place, since one will be free soon; whose work
 * takes longer than that moment is refused at once, so that it does not fill with waiting what it must not fill with work.
 */
public final class PacedPlaces {
    private final FairPlaces places;
    private final Duration moment;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /**
     * Free places.
     *
     * @param capacity how many there are
     * @param multiple how many times the free places an owner may hold
     * @param moment how long to wait for a place; work that takes longer is slow
     */
    public PacedPlaces(int capacity, int multiple, Duration moment) {
        this.places = new FairPlaces(capacity, multiple);
        this.moment = moment;
    }

    /** What is known of an owner's work. */
    private static final class Pace {
        private int running;
        private long lastEnd;
        private double meanNanos;

        synchronized void begun(long now) {
            if (running == 0) {
                lastEnd = now;
            }
            running++;
        }

        synchronized void ended(long now, long took) {
            running--;
            lastEnd = now;
            // half of it is forgotten after three or so
            meanNanos += (took - meanNanos) / 4;
        }

        synchronized boolean isSlow(long now, long moment) {
            return running > 0 && (meanNanos > moment || now - lastEnd > moment);
        }
    }

    /** A place that work runs in, until it is closed. */
    public static final class Stay implements AutoCloseable {
        private final FairPlaces.Place place;
        private final Pace pace;
        private final long begun;

        private Stay(FairPlaces.Place place, Pace pace) {
            this.place = place;
            this.pace = pace;
            this.begun = System.nanoTime();
        }

        @Override
        public void close() {
            long now = System.nanoTime();
            pace.ended(now, now - begun);
            place.close();
        }
    }

    /**
     * Takes a place for an owner's work.
     *
     * @throws FullException when the owner has its share and waiting does not help
     */
    public Stay enter(String owner) throws FullException, InterruptedException {
        Pace pace = paces.computeIfAbsent(owner, each -> new Pace());
        boolean isSlow = pace.isSlow(System.nanoTime(), moment.toNanos());
        FairPlaces.Place place = places.take(owner, false, isSlow ? Duration.ZERO : moment);
        pace.begun(System.nanoTime());
        return new Stay(place, pace);
    }

    /** How many places an owner holds. */
    public int taken(String owner) {
        return places.taken(owner);
    }
}
