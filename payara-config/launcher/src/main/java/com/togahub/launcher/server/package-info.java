/**
 * The servers of the embedded default, each in a process of its own on a free port of the loopback interface. Also used
 * by the integration tests.
 */
package com.togahub.launcher.server;
