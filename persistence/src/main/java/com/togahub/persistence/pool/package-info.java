/** One bounded pool per database host and purpose. Knows connections and their health, nothing of schemas or transactions. */
package com.togahub.persistence.pool;
