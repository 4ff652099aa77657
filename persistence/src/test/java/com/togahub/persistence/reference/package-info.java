/**
 * Proof of the read engine: generated metadata, grants, rows and requests, answered by the engine on a real database and by a
 * small evaluator that shares no code with it.
 */
package com.togahub.persistence.reference;
