/** Tests of the deployed application through its doors, with real servers around it. */
package com.togahub.it;
