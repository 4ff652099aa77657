/** Orders: an {@code OrderRequest} as values, and those as a sales order of the engine. */
package com.togahub.engine.cxml.order;
