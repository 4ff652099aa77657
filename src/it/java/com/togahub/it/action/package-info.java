/** Actions that only tests have jobs for; a library of its own in the deployed archive. */
package com.togahub.it.action;
