package com.togahub.engine.job.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the public methods of a class actions that jobs can run. The class stands in or below a package named {@code action};
 * what follows that name, with the class and the method, is the action's path: {@code ….action.team.Github#merge} is
 * {@code Team/Github/Merge}. A public method {@code initialize()} without parameters is no action: it runs before each one.
 *
 * <p>An action runs in a transaction of its own: it is committed when the action returns and rolled back when it throws or was
 * interrupted.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WorkerAction {
    /** False for actions that run without a transaction, such as those that work in many small ones. */
    boolean transactional() default true;
}
