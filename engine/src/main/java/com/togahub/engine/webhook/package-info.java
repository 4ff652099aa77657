/**
 * Webhooks from the request to a job that cannot be lost: a row, else an object in the bucket, else a file. Also parameters
 * that are too large for rows. Knows no HTTP and no signatures; those are the doors' and the actions' concern.
 */
package com.togahub.engine.webhook;
