/**
 * Looking into the log of requests: what can be asked of it, the port to where it is kept, and the routes that answer from it.
 * Writing the log is none of its business: that is {@link com.togahub.engine.store.TransactionLog}'s.
 */
package com.togahub.engine.audit;
