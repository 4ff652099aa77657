/** Finds the client's records that a document names: by part number, order number, customer and address. */
package com.togahub.engine.cxml.lookup;
