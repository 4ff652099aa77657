package com.togahub.benchmarks.measure;

import java.util.Arrays;

/** Order statistics. */
public final class Percentiles {
    private Percentiles() {}

    /** The smallest value that at least this share of all values does not exceed (nearest rank); not a number if there are none. */
    public static double at(double share, double... values) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("a share is more than 0 and at most 1");
        }
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** The value in the middle, or the mean of the two there; not a number if there are none. */
    public static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
