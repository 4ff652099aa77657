/** Actions and interceptors that only tests use; a library of its own in the deployed archive. */
package com.togahub.it.action;
