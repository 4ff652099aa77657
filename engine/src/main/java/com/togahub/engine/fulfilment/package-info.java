/**
 * What fulfilments do beyond what every record does. Each one is mirrored onto the sales orders upstream of its own: a write
 * marks it ({@link com.togahub.engine.fulfilment.MirrorTrigger}), and before the outer request commits
 * {@link com.togahub.engine.fulfilment.Mirroring} walks up the chain from every mark. One level is: read, plan (pure:
 * {@link com.togahub.engine.fulfilment.Wanted}, {@link com.togahub.engine.fulfilment.FulfilmentChange}), write.
 */
package com.togahub.engine.fulfilment;
