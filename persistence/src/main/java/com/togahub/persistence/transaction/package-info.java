/**
 * Connections, alone or joined in one JTA transaction: on one host one local transaction over all schemas, across hosts
 * one composite resource whose commit record is the log row; and the recovery of what a crash left in doubt.
 */
package com.togahub.persistence.transaction;
