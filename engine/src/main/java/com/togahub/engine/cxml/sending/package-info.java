/**
 * Sends what waits in the outbox, one document at a time, by the protocol's rules of what is tried again: the secret is added,
 * the document posted, and the answer kept with it. Runs in jobs; decides nothing about what documents say.
 */
package com.togahub.engine.cxml.sending;
