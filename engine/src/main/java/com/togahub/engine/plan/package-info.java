/**
 * What a request means: syntax, metadata and grants become a plan. Pure: every error of meaning is found here, before a row
 * is read.
 */
package com.togahub.engine.plan;
