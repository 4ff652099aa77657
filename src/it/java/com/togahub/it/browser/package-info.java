/** The console in a real browser, on the deployed product. */
package com.togahub.it.browser;
