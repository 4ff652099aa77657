/**
 * Measures a running installation through its doors. Knows only what {@code .toga/demo.json} says, as any client does.
 */
package com.togahub.launcher.bench;
