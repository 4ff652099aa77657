/**
 * What runs inside the child processes. Knows nothing of the launcher: class paths of servers hold this package only,
 * beside the server itself.
 */
package com.togahub.launcher.child;
