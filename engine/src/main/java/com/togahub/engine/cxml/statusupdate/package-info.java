/** What partners report about documents that they have got, or about what became of orders. */
package com.togahub.engine.cxml.statusupdate;
