/** Identities in the rows of Core and of the tenants: credentials, users, tokens, signing secrets, failed attempts. */
package com.togahub.persistence.identity;
