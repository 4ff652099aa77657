/**
 * From a job's action and parameters to a Java method and its arguments: discovery, naming, binding by name, invocation. Knows
 * neither jobs' rows nor queues; actions' classes come from outside.
 */
package com.togahub.engine.job.binding;
