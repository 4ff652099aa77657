/** Seeded runs of many jobs with faults, and the tests that have their histories judged. */
package com.togahub.persistence.history;
