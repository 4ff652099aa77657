package com.togahub.engine.job.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of an action's parameter, or of a record's component, that a job does not give. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface DefaultValue {
    /** The text itself where a text, enum or time is due, else JSON; checked when the application is deployed. */
    String value();
}
