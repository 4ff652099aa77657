/** Suppliers' ship notices as advance shipping notices. What these do with fulfilments is not said here. */
package com.togahub.engine.cxml.shipnotice;
