/** Fulfilments and their mirrors, through the engine on a real database. */
package com.togahub.persistence.fulfilment;
