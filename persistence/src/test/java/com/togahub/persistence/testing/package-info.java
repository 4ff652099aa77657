/** A real database server for tests. */
package com.togahub.persistence.testing;
