/**
 * An inbound Jakarta Connectors resource adapter for Amazon SQS and compatible servers: it delivers a queue's messages to
 * message-driven beans. It knows nothing of the application.
 *
 * <p>A message is deleted once its listener has returned or thrown, unless the listener asked for another delivery. While a
 * listener works its message stays invisible; what a dying process had received becomes visible by itself.
 */
package com.togahub.sqs;
