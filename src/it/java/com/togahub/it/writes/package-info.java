/**
 * What a write leaves behind wherever it is broken off: requests whose statements are counted and stopped on their way to one
 * or two database servers, and the nodes that are killed meanwhile.
 */
package com.togahub.it.writes;
