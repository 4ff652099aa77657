/** Queues and the bucket: Amazon's, or compatible servers at an endpoint of their own. */
package com.togahub.persistence.aws;
