/** Actions that look after the platform itself. */
package com.togahub.worker.action.infrastructure;
