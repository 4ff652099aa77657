/** Reads of the engine on a real database, option by option. */
package com.togahub.persistence.read;
