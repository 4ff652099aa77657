/** The platform's own tables, as entities of the persistence unit Core. */
package com.togahub.persistence.entity.core;
