/**
 * The jobs' rows. {@link com.togahub.persistence.job.JobTable} alone writes their state, each time in one guarded statement or
 * one short transaction that is committed before the call returns.
 */
package com.togahub.persistence.job;
