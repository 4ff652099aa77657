/** The door to the admin console's static pages. Their figures come from the V2 API; nothing here reads data. */
package com.togahub.api.console;
