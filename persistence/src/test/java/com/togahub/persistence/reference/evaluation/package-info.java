/** The naive evaluator: loops over maps in memory, three-valued logic and a little policy of its own. */
package com.togahub.persistence.reference.evaluation;
