/** The engine's ports to the databases over plain JDBC: sessions, number sequences and the transaction log. */
package com.togahub.persistence.store;
