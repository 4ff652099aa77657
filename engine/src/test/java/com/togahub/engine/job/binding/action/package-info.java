/** Actions that bind what tests give them. */
package com.togahub.engine.job.binding.action;
