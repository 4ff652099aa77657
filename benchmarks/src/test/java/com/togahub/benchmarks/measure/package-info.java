/** How it is measured: the phases of a run, times, statements and processor time. Knows no contender. */
package com.togahub.benchmarks.measure;
