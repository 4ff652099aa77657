/**
 * What the operator decided: every variable the platform knows, checked once at start. Parsed from a map of names to values;
 * nothing here reads the environment, a file or the network. Imports nothing of the engine.
 */
package com.togahub.engine.settings;
