/** Hostile bytes to a safe DOM and back: encodings, prolog, limits, parser, navigation and markup. Knows no cXML element. */
package com.togahub.engine.cxml.xml;
