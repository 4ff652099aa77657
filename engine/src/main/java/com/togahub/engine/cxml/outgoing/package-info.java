/**
 * Tells partners what becomes of their orders: a write marks an order or a fulfilment
 * ({@link com.togahub.engine.cxml.outgoing.OutgoingTrigger}), and before the outer request commits
 * {@link com.togahub.engine.cxml.outgoing.Telling} compares it with what its partner was told last, builds the documents that
 * are due (pure) and puts them into the {@link com.togahub.engine.cxml.outgoing.Outbox}. Nothing is sent from here.
 */
package com.togahub.engine.cxml.outgoing;
