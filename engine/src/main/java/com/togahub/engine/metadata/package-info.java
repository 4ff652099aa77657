/** What the platform knows about business records: the rows of the metadata tables, and the immutable snapshot made of them. */
package com.togahub.engine.metadata;
