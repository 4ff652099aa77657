/**
 * What the API says about itself to one identity: records, fields, relations, options and operations that it may use, as a
 * description of our own and as OpenAPI. Nothing in here reads a database.
 */
package com.togahub.engine.describe;
