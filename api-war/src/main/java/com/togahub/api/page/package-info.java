/** Static pages and what browsers must be told with them. Knows no page by name. */
package com.togahub.api.page;
