/** Who a supplier's document is from in the client's own records, and which of the client's orders it may name. */
package com.togahub.engine.cxml.partner;
