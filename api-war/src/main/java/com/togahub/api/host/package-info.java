/** Which door a request goes to, by host and path, and what all doors share: CORS, health, errors outside of any door. */
package com.togahub.api.host;
