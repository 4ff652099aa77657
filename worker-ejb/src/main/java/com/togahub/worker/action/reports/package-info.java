/** Actions that make reports. */
package com.togahub.worker.action.reports;
