package com.togahub.benchmarks.measure;

/**
 * How much is measured.
 *
 * @param warmUp jobs stored and run before anything counts, twice: enough for the code of calls that ten jobs share to be compiled
 *     too
 * @param jobs jobs stored, then run, in each measured phase
 * @param threads how many threads store jobs at once
 * @param perSecond jobs stored each second while the time to their start is measured
 * @param seconds for how long that is
 */
public record Sizes(int warmUp, int jobs, int threads, int perSecond, int seconds) {
    /** Enough for figures. */
    public static final Sizes FULL = new Sizes(12_000, 6_000, 8, 20, 40);

    /** Enough to see that it works. */
    public static final Sizes QUICK = new Sizes(500, 1_000, 8, 20, 8);

    public Sizes {
        if (warmUp < 1 || jobs < 1 || threads < 1 || perSecond < 1 || seconds < 1) {
            throw new IllegalArgumentException("every size must be positive");
        }
    }
}
