/** Generated worlds and requests as plain values; nothing of the engine is seen here. */
package com.togahub.persistence.reference.model;
