/** The doors of time: one bean per timer, as two timers of one bean would wait for each other. All are safe on all nodes at once. */
package com.togahub.worker.clock;
