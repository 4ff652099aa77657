/** The worker's action of the benchmark. */
package com.togahub.benchmarks.action;
