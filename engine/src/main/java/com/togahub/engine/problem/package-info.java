/** The message catalogue: every code an answer may carry, its HTTP status and its text. Imports nothing of the engine. */
package com.togahub.engine.problem;
