/** Actions whose package is part of their path. */
package com.togahub.engine.job.binding.action.team;
