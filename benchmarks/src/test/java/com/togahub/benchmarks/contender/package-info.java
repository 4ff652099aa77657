/** What is measured: each scheduler of jobs behind the same few operations, tuned as its makers advise. */
package com.togahub.benchmarks.contender;
