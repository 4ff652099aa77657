/** The log of requests in a file of JSON lines, by way of rows that are there until their lines are. */
package com.togahub.persistence.logfile;
