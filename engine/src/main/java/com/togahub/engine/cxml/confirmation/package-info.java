/** Vendors' confirmations of purchase orders: what they accept, reject and put off. */
package com.togahub.engine.cxml.confirmation;
