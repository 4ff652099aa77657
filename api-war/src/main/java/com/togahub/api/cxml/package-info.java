/** The door for cXML: HTTP in, a delivery for the gateway, its answer out. Holds no rule of the protocol. */
package com.togahub.api.cxml;
