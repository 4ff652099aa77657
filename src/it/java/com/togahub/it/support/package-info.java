/** What the tests of the deployed product share. */
package com.togahub.it.support;
