/**
 * What administrators write through the API: metadata, grants and schedules are judged before they are committed, so that
 * nonsense never becomes part of a snapshot. Business records are none of its business.
 */
package com.togahub.engine.administration;
