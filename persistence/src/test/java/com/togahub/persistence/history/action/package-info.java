/** What the simulated jobs do. */
package com.togahub.persistence.history.action;
