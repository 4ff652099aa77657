/** What JDBC needs everywhere: values in and out, and what errors mean. */
package com.togahub.persistence.sql;
