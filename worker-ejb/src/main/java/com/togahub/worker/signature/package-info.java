/**
 * Checks that a webhook was signed by its sender with a secret we know, and reads what it says. Knows no jobs: the actions
 * below {@code com.togahub.worker.action} are the users.
 */
package com.togahub.worker.signature;
