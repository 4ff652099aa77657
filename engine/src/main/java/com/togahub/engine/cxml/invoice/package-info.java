/** Invoices of suppliers, taken down with the orders that they are for. Nothing is booked. */
package com.togahub.engine.cxml.invoice;
