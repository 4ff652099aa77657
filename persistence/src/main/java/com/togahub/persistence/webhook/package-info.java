/** Where webhook deliveries are logged, and kept while no database can be reached. */
package com.togahub.persistence.webhook;
