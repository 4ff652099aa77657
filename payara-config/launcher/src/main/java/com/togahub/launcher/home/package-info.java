/** What lies in {@code .toga}: folders, lock, secrets, and the record of running processes. Starts nothing. */
package com.togahub.launcher.home;
