/** What fulfilments do beyond what every record does: the models behind {@code itemFulfillments}, and what they cause. */
package com.togahub.engine.fulfilment;
