package com.togahub.engine.job.binding.action;

import com.togahub.engine.job.binding.WorkerAction;

/** {@code Further/..}: takes a type that the application has to know. */
@WorkerAction
public class Further {
    /** An action. */
    public String read(StringBuilder text) {
        return text.toString();
    }
}
