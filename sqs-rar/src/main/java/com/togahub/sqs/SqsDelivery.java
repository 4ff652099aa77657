package com.togahub.sqs;

import java.time.Duration;

/**
 * A message on its way through its listener, which says what becomes of it; from any thread, also long after it was given it. The
 * message stays invisible to others until then.
 */
public interface SqsDelivery {
    /** The message. */
    SqsMessage message();

    /** It takes up no slot any more, though it is not done with yet: another message may be delivered. */
    void free();

    /** It is handled: the message is deleted. */
    void done();

    /**
     * It cannot be handled now: the message stays in the queue and is delivered again.
     *
     * @param delay after how long, up to 12 hours
     * @param reason why, for the server's log
     */
    void again(Duration delay, String reason);

    /**
     * Sets what is to be called when the node stops and this delivery has had its grace; in place of interrupting the thread
     * that handles it.
     *
     * @param hurry ends it soon
     */
    void onHurry(Runnable hurry);
}
