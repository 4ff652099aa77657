/** The protocol's document types, from a directory of the operator's: what a document breaks of them. */
package com.togahub.engine.cxml.types;
