/**
 * New clients: their rows, their schemas and their first credential, and who may make them. Where schemas are and how they are
 * made is a port's business.
 */
package com.togahub.engine.tenancy;
