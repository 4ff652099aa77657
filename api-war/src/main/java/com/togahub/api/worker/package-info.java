/** The door for trying actions out: runs one at once, with nothing stored. Closed unless a setting opens it. */
package com.togahub.api.worker;
