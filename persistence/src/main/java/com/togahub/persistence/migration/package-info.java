/** Versioned SQL migrations: brings the schemas of Core, its logs and the tenants to the state this version needs. */
package com.togahub.persistence.migration;
