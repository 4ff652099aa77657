/** The protocol's status codes and the exception that ends a document with one. Knows nothing of XML or the engine. */
package com.togahub.engine.cxml.status;
