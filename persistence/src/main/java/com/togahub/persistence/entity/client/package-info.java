/** A client's tables that the platform itself works with, as entities of the persistence unit Client. */
package com.togahub.persistence.entity.client;
