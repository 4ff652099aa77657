package com.togahub.it.action;

import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.it.support.LeftOut;

/** {@code Incomplete/Run}: needs a class that is not deployed. */
@WorkerAction
public class Incomplete {
    /** Never gets so far. */
    public String run() {
        return LeftOut.word();
    }
}
