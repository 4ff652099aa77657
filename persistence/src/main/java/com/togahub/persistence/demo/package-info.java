/** The demo data of the embedded default: two clients with a chain of orders, and who may log in. Never used elsewhere. */
package com.togahub.persistence.demo;
