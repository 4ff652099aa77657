package com.togahub.engine.job.binding.action;

import com.togahub.engine.job.binding.WorkerAction;
import java.util.regex.Pattern;

/** {@code Further/..}: takes a type that the application has to know. */
@WorkerAction
public class Further {
    /** An action. */
    public String read(Pattern text) {
        return text.pattern();
    }
}
