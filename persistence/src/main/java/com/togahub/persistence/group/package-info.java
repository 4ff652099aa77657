/** Calls of several threads carried out together, so that they share round trips and commits. Knows nothing of what they do. */
package com.togahub.persistence.group;
