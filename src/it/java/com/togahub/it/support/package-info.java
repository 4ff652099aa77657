/** Starts the servers and the application once for all tests, and tells tests where they are. */
package com.togahub.it.support;
