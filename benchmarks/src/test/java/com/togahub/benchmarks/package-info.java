/**
 * The worker measured against other schedulers of jobs, each in a process of its own against the same database server:
 * {@code ./toga bench jobs}. How and why: {@code docs/explanations/performance.md}.
 */
package com.togahub.benchmarks;
