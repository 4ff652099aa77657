/** What must never break while servers, networks and nodes do: a cluster of nodes that tests kill, cut off and start again. */
package com.togahub.it.faults;
