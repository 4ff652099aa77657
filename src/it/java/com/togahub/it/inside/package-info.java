/** Tests that run within the application; the deployed archive holds this package. */
package com.togahub.it.inside;
