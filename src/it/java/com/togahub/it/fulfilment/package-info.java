/**
 * Fulfilments and what of them shows on the orders above: generated chains of orders and writes, compared with a small
 * calculation of their own that shares no code with the product.
 */
package com.togahub.it.fulfilment;
