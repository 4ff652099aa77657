package com.togahub.it.action;

import com.togahub.engine.job.binding.WorkerAction;

/** {@code Unready/Run}: its class cannot be initialised. */
@WorkerAction
public class Unready {
    private static final int SETTING = Integer.parseInt(System.getProperty("drill.setting", "nowhere"));

    /** Never gets so far. */
    public int run() {
        return SETTING;
    }
}
