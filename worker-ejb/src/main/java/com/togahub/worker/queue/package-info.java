/** The door of jobs: a message comes in, its job is run. */
package com.togahub.worker.queue;
