/** Who asks, for which tenant, under which transaction id, and when. Values only; nothing here reads a database. */
package com.togahub.engine.context;
