/** Markup that has no field of its own, kept in JSON columns without loss. */
package com.togahub.engine.cxml.kept;
