/** Makes bad requests from a seed. */
package com.togahub.it.fuzz;
