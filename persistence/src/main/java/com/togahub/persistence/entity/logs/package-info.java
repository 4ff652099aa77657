/** The logs, as entities of the persistence unit Logs. */
package com.togahub.persistence.entity.logs;
