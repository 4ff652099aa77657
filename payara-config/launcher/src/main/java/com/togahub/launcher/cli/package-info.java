/** Looks after jobs and schedules from the command line, through the API and nothing else. */
package com.togahub.launcher.cli;
