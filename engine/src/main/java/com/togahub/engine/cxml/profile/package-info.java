/** What this server offers, as a {@code ProfileResponse}. */
package com.togahub.engine.cxml.profile;
