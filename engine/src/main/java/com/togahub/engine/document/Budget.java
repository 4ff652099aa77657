package com.togahub.engine.document;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;

/** How many records one answer may still hold, in its lists at all levels. */
public final class Budget {
    /** The most records of one answer. */
    public static final int MAXIMUM_RECORDS = 200_000;

    private int left = MAXIMUM_RECORDS;

    /** Takes some; EV-10 where there are not that many. */
    public void spend(int records) {
        left -= records;
        if (left < 0) {
            throw new ProblemException(
                    Code.EV_10, "An answer holds at most " + MAXIMUM_RECORDS + " records at all levels.");
        }
    }

    /** How many are left. */
    public int left() {
        return left;
    }
}
