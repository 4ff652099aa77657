/** A request as its syntax: route, options and body, parsed but not yet understood. Knows no metadata. */
package com.togahub.engine.request;
