/**
 * The door of the V2 API: reads HTTP, builds the request's context, calls the engine and writes its answer. Nothing here
 * knows a record, a grant or a statement.
 */
package com.togahub.api.http;
