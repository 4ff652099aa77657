/** Hibernate's part: it works on the pools' connections, inside a transaction on that transaction's own. */
package com.togahub.persistence.hibernate;
