/** Actions that tests of the runner run. */
package com.togahub.persistence.job.action;
