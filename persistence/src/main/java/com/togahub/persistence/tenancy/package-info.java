/** Which databases there are: Core and the Core logs by settings, the tenants' by rows read at request time. */
package com.togahub.persistence.tenancy;
