/**
 * The cXML gateway: bytes to Envelope to Caller to the request's own values to requests of the engine, and the answer back.
 * This package holds the pipeline; each stage has a package of its own below, and none of them knows this one. Plain Java:
 * the JDK's XML interfaces, no container.
 */
package com.togahub.engine.cxml;
