/** How owners share what there is little of, so that none can take it all. Knows neither what is shared nor who shares it. */
package com.togahub.engine.fairness;
