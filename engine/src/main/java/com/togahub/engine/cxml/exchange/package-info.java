/** One authenticated document: acted on once, answered the same however often it is sent, and kept. */
package com.togahub.engine.cxml.exchange;
