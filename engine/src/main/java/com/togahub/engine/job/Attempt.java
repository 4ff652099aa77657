package com.togahub.engine.job;

/**
 * The token of one attempt at a job: whoever writes state shows it, so that a late old attempt writes nothing.
 *
 * @param job the job's number
 * @param number which attempt, from 1
 */
public record Attempt(long job, int number) {}
