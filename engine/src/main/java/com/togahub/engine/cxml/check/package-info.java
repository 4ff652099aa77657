/** Says what is wrong with a document, and where, without any effect. */
package com.togahub.engine.cxml.check;
