/** Opens the engine's seams to tests on a real database. */
package com.togahub.engine.crud;
