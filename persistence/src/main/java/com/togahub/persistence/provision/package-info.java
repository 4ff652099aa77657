/** How the schemas of tenants come into being and are kept at the present version: at the start for all, on request for one. */
package com.togahub.persistence.provision;
