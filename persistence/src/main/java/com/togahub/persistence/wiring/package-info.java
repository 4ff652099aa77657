/** Joins the engine's ports with their implementations, one class per concern. The only package that doors' containers see. */
package com.togahub.persistence.wiring;
