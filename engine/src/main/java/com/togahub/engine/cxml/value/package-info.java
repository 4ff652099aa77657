/** Values as the protocol's elements write them: dates, numbers, money, addresses, and what is found wrong with them. */
package com.togahub.engine.cxml.value;
