/**
 * Punch-out: a buyer's person shops here and takes the cart home. From the request that opens a session to the message that
 * ends it; pages are the door's.
 */
package com.togahub.engine.cxml.punchout;
