/**
 * Webhooks from the request to a job that cannot be lost: a row, else an object in the bucket, else a file. Knows no HTTP and no
 * signatures; those are the actions' concern.
 */
package com.togahub.engine.webhook;
