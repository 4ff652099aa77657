/** Who sent a document: the identities that are known, how they prove themselves, and what each may do. */
package com.togahub.engine.cxml.caller;
