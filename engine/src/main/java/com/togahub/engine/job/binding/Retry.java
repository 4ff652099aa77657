package com.togahub.engine.job.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a failed job of this action, or of every action of this class, run again by itself. It is tried again after a throw, a
 * time-out and the loss of its node; not when it was cancelled or its parameters do not fit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Retry {
    /** How many times at most, after the first attempt. */
    int max();

    /** The pause before the second attempt, as an ISO duration; each further one is twice as long. */
    String backoff() default "PT10S";

    /** The longest pause, as an ISO duration. */
    String longest() default "PT1H";
}
