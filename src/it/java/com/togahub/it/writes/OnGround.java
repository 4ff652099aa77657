package com.togahub.it.writes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests whose constructor gets the ground of the run; one object for all of a class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GroundExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface OnGround {}
