/** Actions that look after the worker's own tables. */
package com.togahub.worker.action.infrastructure.worker;
