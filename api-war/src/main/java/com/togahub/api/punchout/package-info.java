/** The pages on which a buyer's people shop: HTML out, forms in. What they may do, the engine decides. */
package com.togahub.api.punchout;
