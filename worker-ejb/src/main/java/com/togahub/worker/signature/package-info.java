/** Checks that a webhook was signed with a secret we know. */
package com.togahub.worker.signature;
