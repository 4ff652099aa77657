/** Plans as parameterised SQL. jOOQ writes the text; nothing of a request is ever part of it. */
package com.togahub.engine.sql;
