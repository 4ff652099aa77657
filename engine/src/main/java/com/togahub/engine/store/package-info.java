/** Ports to the databases: statements in, rows out, one transaction per write, and the transaction log. No JDBC, no container. */
package com.togahub.engine.store;
